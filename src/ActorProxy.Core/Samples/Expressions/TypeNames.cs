namespace ActorProxy.Core.Samples.Expressions;

/// <summary>The types' names: HAProxy's short ones, and what messages say.</summary>
public static class TypeNames
{
    /// <summary>As <c>-dK</c> prints it.</summary>
    public static string Short(SampleType type) => type switch
    {
        SampleType.Same => "same",
        SampleType.Bool => "bool",
        SampleType.SInt => "sint",
        SampleType.Address => "addr",
        SampleType.IPv4 => "ipv4",
        SampleType.IPv6 => "ipv6",
        SampleType.Str => "str",
        SampleType.Bin => "bin",
        SampleType.Method => "meth",
        _ => "any",
    };

    /// <summary>For messages to the operator.</summary>
    internal static string Of(SampleType type) => type switch
    {
        SampleType.Bool => "a boolean",
        SampleType.SInt => "an integer",
        SampleType.Address => "an address",
        SampleType.IPv4 => "an IPv4 address",
        SampleType.IPv6 => "an IPv6 address",
        SampleType.Str => "a string",
        SampleType.Bin => "binary data",
        SampleType.Method => "an HTTP method",
        _ => "any value",
    };
}
