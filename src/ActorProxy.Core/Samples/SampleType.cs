namespace ActorProxy.Core.Samples;

/// <summary>What kind of value a sample is (configuration.txt 7.1); in the documentation's words.</summary>
public enum SampleType
{
    /// <summary>No value; as an output type, "whatever comes in".</summary>
    Same,

    /// <summary>As an input type: every type is taken as it is.</summary>
    Any,
    Bool,

    /// <summary>A signed integer of 64 bits.</summary>
    SInt,

    /// <summary>As a declared type: <see cref="IPv4"/> or <see cref="IPv6"/>. No value has it.</summary>
    Address,
    IPv4,
    IPv6,

    /// <summary>Text, as bytes in whatever encoding they came.</summary>
    Str,

    /// <summary>Bytes.</summary>
    Bin,

    /// <summary>An HTTP method: a number for the well-known ones, text for the others.</summary>
    Method,
}
