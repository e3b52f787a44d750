namespace ActorProxy.Node.Backends;

/// <summary>How an operator's command about a server ended.</summary>
public enum ServerCommandResult
{
    Done,

    /// <summary>The backend has no server of that name, or not any more.</summary>
    NoSuchServer,

    /// <summary>The weight is no number, or something follows it.</summary>
    NotANumber,

    /// <summary>An absolute weight outside 0 to 256.</summary>
    OutOfRange,

    /// <summary>A relative weight below 0.</summary>
    Negative,

    /// <summary>A static algorithm accepts 0 and the configured weight only.</summary>
    StaticAlgorithm,

    /// <summary>The server follows another one's state.</summary>
    IsTracking,

    /// <summary>The server has no checks.</summary>
    NotChecked,

    /// <summary>The server has no agent, or none that is asked.</summary>
    NoAgent,
}
