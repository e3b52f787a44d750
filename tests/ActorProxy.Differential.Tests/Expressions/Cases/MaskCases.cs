namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>ipmask</c>.</summary>
public static class MaskCases
{
    private static readonly string[] Addresses = ["ipv4(10.129.66.255)", "ipv6(2001:db8:ffff:ffff:ffff:ffff:ffff:ffff)", "ipv6(::ffff:10.129.66.255)", "ipv6(::10.129.66.255)", "str(10.129.66.255)", "str(2001:db8::ff)", "int(3232235777)", "var(txn.ip)", "var(txn.ip6)"];

    private static readonly string[] Masks =
    [
        "0", "1", "8", "9", "24", "31", "32", "33", "-1", "255.255.255.0", "255.255.0.255", "0.0.0.0", "255.255.255.255", "255.255.255", "255", "x", "", "24,", "24,0", "24,1", "24,48", "24,63", "24,64", "24,65", "24,127", "24,128", "24,129", "24,-1", "24,ffff::", "24,ffff:ffff::", "24,::ffff", "24,x", "24,255.255.0.0", ",64", "/24", "24,/64", "024", "'24'", "+24", "0x18", "ffff::",
    ];

    private static readonly string[] Others = ["str(abc),ipmask(24)", "str(),ipmask(24)", "bin(01020304),ipmask(24)", "bool(1),ipmask(24)", "str(a),ipmask", "meth(GET),ipmask(8)", "ipv4(1.2.3.4),ipmask(24,64,1)", "ipv4(1.2.3.4) ipmask(24)"];

    private static readonly string[] Texts =
    [
        "1.2.3.4x", "1.2.3.4.5", "1.2.3.4/24", " 1.2.3.4", "1.2.3.4 ", "1.2.3.400", "1.2.3.0004", "1.2.3.", "1.2..4", ".1.2.3", "1.2.3.4:80", "1.2.3.4.", "256.2.3.4", "0001.2.3.4", "010.2.3.4", "1.2.3", "1", "-1.2.3.4", "+1.2.3.4", "1.2.3.-4", "1.2.3.+4", "0x1.2.3.4", "4294967296.1.1.1",
        "::1x", "::1 ", "::1/64", "::1.2.3.4", "::1.2.3", "::01.2.3.4", "1::", ":1", "12345::", "[::1]", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:1.2.3.4", "::FFFF:1.2.3.4", ":::", "::", ":", "1:2:3:4:5:6:7:8:9", "1::2::3", "::00001", "::1.2.3.256", "1.2.3.4::", "::g", "0:0:0:0:0:0:0:0", "fe80::1%lo", "::ffff:0.0.0.0", "::1.2.3.4.5", "::ffff:1.2.3.4x",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from address in Addresses from mask in Masks select $"{address},ipmask({mask})",
        .. Texts.Select(text => $"'str(\"{text}\"),ipmask(32,128)'"),
        .. Others,
    ];
}
