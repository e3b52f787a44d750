namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>What both programs have to refuse.</summary>
public static class RefusedCases
{
    public static IReadOnlyList<string> Expressions { get; } =
    [
        "nosuch", "nosuch(1)", "str(a),nosuch", "str(a),upper(", "str(a,b)", "str(a", "int(x)", "int", "bool(x)", "ipv4(x)", "ipv6(x)", "bin(x)", "var(x)", "var(nowhere.x)",
    ];
}
