using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>The match methods' names, what they look at, and which one a type implies (configuration.txt 7.1).</summary>
public static class MatchMethods
{
    private static readonly string[] AllNames = ["found", "bool", "int", "ip", "bin", "len", "str", "sub", "reg", "beg", "end", "dir", "dom"];

    /// <summary>As <c>-m</c> takes them.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    public static string NameOf(MatchMethod method) => AllNames[(int)method];

    public static bool TryParse(string name, out MatchMethod method)
    {
        var index = Array.IndexOf(AllNames, name);
        method = (MatchMethod)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The type that values are cast to before they are compared.</summary>
    public static SampleType InputOf(MatchMethod method) => method switch
    {
        MatchMethod.Found => SampleType.Any,
        MatchMethod.Bool or MatchMethod.Int => SampleType.SInt,
        MatchMethod.Ip => SampleType.Address,
        MatchMethod.Bin => SampleType.Bin,
        _ => SampleType.Str,
    };

    /// <summary>The method that values of a type are compared with unless <c>-m</c> says otherwise; null when it must.</summary>
    public static MatchMethod? DefaultOf(SampleType type) => type switch
    {
        SampleType.Bool => MatchMethod.Bool,
        SampleType.SInt => MatchMethod.Int,
        SampleType.Address or SampleType.IPv4 or SampleType.IPv6 => MatchMethod.Ip,
        SampleType.Str => MatchMethod.Str,
        _ => null,
    };
}
