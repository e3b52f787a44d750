namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>strcmp</c>, <c>secure_memcmp</c> and <c>iif</c>.</summary>
public static class ComparisonCases
{
    private static readonly string[] Values = ["str(abc)", "str(abd)", "str(ab)", "str(abcd)", "str()", "str(x)", "int(7)", "int(12)", "bool(1)", "bin(0001ff610062)", "bin(616263)", "bin(61620063)", "ipv4(10.1.2.3)", "ipv6(2001:db8::1)", @"str(\xff)", "meth(GET)"];
    private static readonly string[] Variables = ["txn.text", "txn.empty", "txn.seven", "txn.number", "txn.bytes", "txn.ip", "txn.ip6", "txn.yes", "txn.get", "txn.none"];

    private static readonly string[] Others =
    [
        "str(a),strcmp", "str(a),strcmp()", "str(a),strcmp(a)", "str(a),strcmp(1)", "str(a),strcmp(txn.a,b)", "str(a),secure_memcmp", "str(a),secure_memcmp()", "str(a),secure_memcmp(a)",
        "bool(1),iif(a,b)", "bool(0),iif(a,b)", "int(5),iif(a,b)", "int(0),iif(a,b)", "str(1),iif(a,b)", "str(0),iif(a,b)", "str(x),iif(a,b)", "str(),iif(a,b)", "ipv4(0.0.0.0),iif(a,b)", "ipv4(0.0.0.1),iif(a,b)", "ipv6(::1),iif(a,b)", "bin(01),iif(a,b)", "bool(1),iif(a)", "bool(1),iif(,b)", "bool(0),iif(a,)", "bool(1),iif(,)", "bool(1),iif", "bool(1),iif()", "bool(1),iif(a,b,c)", "bool(1),neg,iif(a,b)", "var(txn.none),iif(a,b)", "meth(GET),iif(a,b)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from value in Values from variable in Variables select $"{value},strcmp({variable})",
        .. from value in Values from variable in Variables select $"{value},secure_memcmp({variable})",
        .. Others,
    ];
}
