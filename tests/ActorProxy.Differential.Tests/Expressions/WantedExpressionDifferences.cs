namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>Where expressions are meant to come to something else than in Debian's haproxy 2.6, each with its reason.</summary>
public static class WantedExpressionDifferences
{
    private const string OtherMethods = "haproxy 2.6 takes a method that is none of the well-known ones for OPTIONS when a constant or a variable holds it";

    private const string NegativeSums = "haproxy 2.6 takes every sum of two negative numbers for one beyond the range; mended in later versions";

    public static IReadOnlyList<WantedExpressionDifference> All { get; } =
    [
        new("meth(get)", "meth 676574 'get'", OtherMethods),
        new("meth()", "meth  ''", OtherMethods),
        new("int(-1),add(-1)", "sint FFFFFFFFFFFFFFFE '........'", NegativeSums),
        new("int(-1),add(-3)", "sint FFFFFFFFFFFFFFFC '........'", NegativeSums),
        new("int(-7),add(-1)", "sint FFFFFFFFFFFFFFF8 '........'", NegativeSums),
        new("int(-7),add(-3)", "sint FFFFFFFFFFFFFFF6 '........'", NegativeSums),
        new("int(-1),sub(1)", "sint FFFFFFFFFFFFFFFE '........'", NegativeSums),
        new("int(-1),sub(3)", "sint FFFFFFFFFFFFFFFC '........'", NegativeSums),
        new("int(-1),sub(9223372036854775807)", "sint 8000000000000000 '........'", NegativeSums),
        new("int(-7),sub(1)", "sint FFFFFFFFFFFFFFF8 '........'", NegativeSums),
        new("int(-7),sub(3)", "sint FFFFFFFFFFFFFFF6 '........'", NegativeSums),
        new("str(abcdef),bytes(1,-1)", "str  ''", "haproxy 2.6 takes a negative length for all the rest; later versions find it invalid, which gives nothing"),
        new("int(1010000000),utime(%s)", "str 31303130303030303030 '1010000000'", "haproxy 2.6 takes UTC for the local time there, as the C library does"),
    ];

    private static readonly Dictionary<string, WantedExpressionDifference> ByExpression = All.ToDictionary(one => one.Expression, StringComparer.Ordinal);

    /// <summary>Null for an expression that both have to agree on.</summary>
    public static WantedExpressionDifference? Find(string expression) => ByExpression.GetValueOrDefault(expression);
}
