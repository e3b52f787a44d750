namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>set-var</c> with its conditions, and <c>unset-var</c>.</summary>
public static class VariableCases
{
    private static readonly string[] Values = ["str(a)", "str()", "int(0)", "int(6)", "int(7)", "int(8)", "bin(00)", "bool(1)", "ipv4(0.0.0.0)", "ipv6(::1)"];
    private static readonly string[] Conditions = ["ifset", "ifnotset", "ifexists", "ifnotexists", "ifempty", "ifnotempty", "ifgt", "iflt", "ifset,ifgt", "ifnotempty,ifset,iflt,ifexists"];

    private static readonly string[] Others =
    [
        "int(1),set-var(txn.fresh)", "int(1),set-var(txn.fresh,IFSET)", "int(1),set-var(txn.fresh,ifset,)", "int(1),set-var(txn.fresh,)", "int(1),set-var(txn.fresh,ifnotset,ifnotset,ifnotset,ifnotset)", "int(1),set-var(txn.fresh,ifnotset,ifnotset,ifnotset,ifnotset,ifnotset)", "int(1),set-var()", "int(1),set-var", "int(1),set-var(1)", "int(1),set-var(fresh)",
        "int(1),unset-var(txn.fresh)", "int(1),unset-var(txn.fresh,ifset)", "int(1),unset-var()", "int(1),unset-var(x)", "int(1),set-var(txn.fresh),unset-var(txn.fresh),set-var(txn.fresh,ifexists)", "int(1),set-var(txn.fresh),set-var(txn.fresh,ifset),add(1)", "int(1),set-var(txn.fresh),add(1),set-var(txn.fresh,ifgt)", "int(1),set-var(txn.fresh),add(1),set-var(txn.fresh,iflt)", "var(txn.none),set-var(txn.fresh)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from value in Values from condition in Conditions select $"{value},set-var(txn.fresh,{condition})",
        .. from value in Values from condition in Conditions select $"{value},set-var(txn.seven,{condition})",
        .. Others,
    ];
}
