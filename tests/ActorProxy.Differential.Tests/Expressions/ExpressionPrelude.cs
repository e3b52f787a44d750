namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>The variables that every case can use, set in this order before it.</summary>
public static class ExpressionPrelude
{
    /// <summary>The time zone that <c>ltime</c> is asked in.</summary>
    public const string TimeZone = "Europe/Berlin";

    public static IReadOnlyList<(string Name, string Expression)> Variables { get; } =
    [
        ("txn.seven", "int(7)"),
        ("txn.zero", "int(0)"),
        ("txn.one", "int(1)"),
        ("txn.minus", "int(-1)"),
        ("txn.min", "int(-9223372036854775808)"),
        ("txn.max", "int(9223372036854775807)"),
        ("txn.yes", "bool(1)"),
        ("txn.no", "bool(0)"),
        ("txn.text", "str(abc)"),
        ("txn.number", "str(12)"),
        ("txn.empty", "str()"),
        ("txn.bytes", "bin(0001ff610062)"),
        ("txn.ip", "ipv4(10.1.2.3)"),
        ("txn.ip6", "ipv6(2001:db8::1)"),
        ("txn.key", "str(c2VjcmV0)"),
        ("txn.get", "meth(GET)"),
        ("txn.k64", "str(0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_)"),
        ("txn.k512", "var(txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64)"),
        ("txn.k2048", "var(txn.k512),concat(,txn.k512),concat(,txn.k512),concat(,txn.k512)"),
        ("txn.k8192", "var(txn.k2048),concat(,txn.k2048),concat(,txn.k2048),concat(,txn.k2048)"),
        ("txn.k16000", "var(txn.k8192),concat(,txn.k2048),concat(,txn.k2048),concat(,txn.k2048),concat(,txn.k512),concat(,txn.k512),concat(,txn.k512),concat(,txn.k64),concat(,txn.k64)"),
    ];
}
