namespace ActorProxy.Core.Samples.Converters;

/// <summary>What is wrong with a character in UTF-8.</summary>
[Flags]
public enum Utf8Fault
{
    None = 0,

    /// <summary>It has more bytes than its code needs.</summary>
    TooLong = 1,

    /// <summary>A surrogate, or one of the codes that are no characters.</summary>
    Range = 2,

    /// <summary>Its bytes are none of UTF-8.</summary>
    Sequence = 4,
}
