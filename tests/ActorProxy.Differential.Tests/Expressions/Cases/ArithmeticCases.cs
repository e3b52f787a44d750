namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>Arithmetics, bit operations and claims about integers.</summary>
public static class ArithmeticCases
{
    private static readonly string[] Lefts = ["0", "1", "-1", "7", "-7", "9223372036854775807", "-9223372036854775808"];
    private static readonly string[] Rights = ["0", "1", "-1", "3", "-3", "9223372036854775807", "-9223372036854775808"];
    private static readonly string[] Operations = ["add", "sub", "mul", "div", "mod", "and", "or", "xor"];
    private static readonly string[] Claims = ["neg", "cpl", "bool", "not", "odd", "even"];

    private static readonly string[] Variables =
        ["txn.seven", "txn.zero", "txn.minus", "txn.min", "txn.max", "txn.yes", "txn.no", "txn.text", "txn.number", "txn.empty", "txn.bytes", "txn.ip", "txn.ip6", "txn.get", "txn.none"];

    private static readonly string[] Others =
    [
        "int(1),add()", "int(1),add", "int(1),add(x)", "int(1),add(1,2)", "int(1),add(txn.a b)", "int(1),add(99999999999999999999)", "int(1),add(1x)", "int(1),add(none.x)", "int(1),add(+5)", "'int(1),add( 5)'",
        "str(7),add(1)", "str(),add(1)", "str(x),add(1)", "ipv4(1.2.3.4),add(1)", "ipv6(::1),add(1)", "bin(01),add(1)", "var(txn.bytes),add(1)", "var(txn.ip6),add(1)", "var(txn.get),add(1)", "meth(GET),add(1)",
        "bool(1),add(4)", "bool(1),add(4),concat(,,)", "bool(1),neg", "bool(1),cpl", "bool(1),not", "bool(1),odd", "bool(1),add(4),bool",
        "int(6),bool()", "int(6),not(1)", "int(5),odd,even", "int(5),neg,add(10)", "int(10),and(6),bool",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from operation in Operations from left in Lefts from right in Rights select $"int({left}),{operation}({right})",
        .. from operation in Operations from variable in Variables select $"int(10),{operation}({variable})",
        .. from claim in Claims from left in Lefts select $"int({left}),{claim}",
        .. Others,
    ];
}
