namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>Where conditions are meant to come to something else than in Debian's haproxy 2.6, each with its reason.</summary>
public static class WantedConditionDifferences
{
    private const string Pcre = "Debian's haproxy matches by PCRE2; this construct of it is none of the base library's expressions, and refused by name";

    private const string Lengths = "no length is negative; haproxy 2.6 takes the bound for one without a sign, which every length is below";

    public static IReadOnlyList<WantedConditionDifference> All { get; } =
    [
        new(@"if { str(abc) -m reg a++bc }", null, Pcre),
        new(@"if { str(abc) -m reg '\Qabc\E' }", null, Pcre),
        new(@"if { str(abc) -m reg 'a\Kbc' }", null, Pcre),
        new(@"if { str(abc) -m reg '(?|(a)|(b))' }", null, Pcre),
        new(@"if { str(abc) -m reg '\h*abc' }", null, Pcre),
        new(@"if { str(abc) -m reg 'abc\R?' }", null, Pcre),
        new(@"if { str(abc) -m reg '\N+' }", null, Pcre),
        new("if { str(abc) -m len :-1 }", false, Lengths),
        new("if { str() -m len :-1 }", false, Lengths),
    ];

    private static readonly Dictionary<string, WantedConditionDifference> ByCondition = All.ToDictionary(static one => one.Condition, StringComparer.Ordinal);

    /// <summary>Null for a condition that both have to agree on.</summary>
    public static WantedConditionDifference? Find(string condition) => ByCondition.GetValueOrDefault(condition);
}
