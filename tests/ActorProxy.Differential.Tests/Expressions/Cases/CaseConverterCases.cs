namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>lower</c> and <c>upper</c>.</summary>
public static class CaseConverterCases
{
    public static IReadOnlyList<string> Expressions { get; } =
    [
        "str(aBcXyZ[`{@),lower",
        "str(aBcXyZ[`{@),upper",
        "str(),lower",
        "str(),upper",
        @"str(\xc3\x84\xe4A\xff),lower",
        @"str(\xc3\x84\xe4a\xff),upper",
        "bin(4100420a),lower",
        "bin(6100),upper",
        "bin(00),upper",
        "int(12),upper",
        "ipv6(ABCD::1),upper",
        "bool(1),upper",
        "meth(GET),lower",
        "var(txn.k16000),lower",
        "var(txn.none),lower",
    ];
}
