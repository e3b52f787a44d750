namespace ActorProxy.Core.Balancing;

/// <summary>How <c>set weight</c> ended.</summary>
public enum WeightCommandResult
{
    Done,

    /// <summary>Not a number, or something follows it.</summary>
    NotANumber,

    /// <summary>An absolute weight outside 0 to 256.</summary>
    OutOfRange,

    /// <summary>A relative weight below 0.</summary>
    Negative,

    /// <summary>A static algorithm accepts 0 and the configured weight only.</summary>
    StaticAlgorithm,
}
