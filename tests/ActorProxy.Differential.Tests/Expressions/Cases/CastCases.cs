using System.Globalization;

namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>Every type asked for as every other one: where the types are known when the configuration is read, and where they show at run time.</summary>
public static class CastCases
{
    private static readonly string[] Values =
    [
        "bool(1)", "bool(0)",
        "int(0)", "int(1)", "int(-1)", "int(16909060)", "int(4294967295)", "int(4294967296)", "int(-9223372036854775808)", "int(9223372036854775807)",
        "ipv4(1.2.3.4)", "ipv4(0.0.0.0)", "ipv4(255.255.255.255)",
        "ipv6(::)", "ipv6(::1)", "ipv6(::ffff:1.2.3.4)", "ipv6(::1.2.3.4)", "ipv6(2002:102:304::1)", "ipv6(2001:db8:0:0:1::0)", "ipv6(64:ff9b::1.2.3.4)", "ipv6(1:0:0:2:0:0:0:3)", "ipv6(1:0:2:3:4:5:6:7)", "ipv6(::ffff:0:0)",
        "str()", "str(abc)", "str(12)", "str(-12)", "str(+12)", "'str( 12)'", "str(12abc)", "str(0x12)", "str(012)", "str(-)", "str(9223372036854775807)", "str(9223372036854775808)", "str(-9223372036854775808)", "str(-9223372036854775809)", "str(123456789012345678901234567890)",
        "str(1.5)", "str(0)", "str(00)", "str(true)", "str(1.2.3.4)", "str(1.2.3)", "str(01.2.3.4)", "str(1.2.3.4x)", "str(1.2.3.256)", "str(::1)", "str(::ffff:1.2.3.4)", "str(1::2::3)", "str(fe80::1%eth0)", "str(GET)", "str(get)",
        "bin(00)", "bin(31)", "bin(3132)", "bin(310032)", "bin(01020304)", "bin(0102030405060708)", "bin(010203040506070809)", "bin(20010db8000000000000000000000001)", "bin(ff)", "bin(312e322e332e34)",
        "meth(GET)", "meth(POST)",
    ];

    /// <summary>Converters that ask for a type and give what they got, or nearly.</summary>
    private static readonly string[] Targets = ["add(0)", "ipmask(32,128)", "ipmask(32)", "concat(,,)", "hex", "bool", "length"];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. Values,
        .. Values.SelectMany(value => Targets.Select(target => string.Create(CultureInfo.InvariantCulture, $"{value},{target}"))),
        .. Values.SelectMany(value => Targets.Select(target => string.Create(CultureInfo.InvariantCulture, $"{value},set-var(txn.cast),{target}"))),
    ];
}
