namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>The <c>map</c> family, with all match methods and outputs, over values that match, don't, and are of other types.</summary>
public static class MapCases
{
    private static readonly string[] Texts =
    [
        "str(ab)", "str(abc)", "str(abcd)", "str(AB)", "str(aB)", "str(only)", "str(none)", "str()", "str(xab)", "str(ab.x)", "str(www.example.com)", "str(/img/x.png)", "str(http://example/b/c)", "str(#y)", "str(cr)", "str(last)", "str(b)", "str(a)",
        "bin(616200ff)", "bin(6162)", "int(12)", "bool(1)", "ipv4(10.1.2.3)", "ipv6(::1)", "var(txn.none)", "var(txn.k512)",
    ];

    /// <summary>Without <c>sub</c>, which has files of its own: haproxy 2.6 remembers what <c>end</c> found in a file and gives it to <c>sub</c> too.</summary>
    private static readonly string[] Methods = ["str", "beg", "end", "dir", "dom"];

    private static readonly string[] Numbers =
        ["int(7)", "int(5)", "int(9)", "int(10)", "int(-3)", "int(-200)", "int(0)", "int(25)", "int(100)", "int(1000000)", "str(7)", "str(x)", "str()", "bool(1)", "bool(0)", "ipv4(0.0.0.7)", "bin(07)", "var(txn.none)"];

    private static readonly string[] Addresses =
    [
        "ipv4(10.2.3.4)", "ipv4(10.1.3.4)", "ipv4(10.1.2.3)", "ipv4(127.0.0.1)", "ipv4(9.1.2.3)", "ipv4(1.2.3.5)", "ipv4(1.2.3.6)", "ipv6(2001:db8::9)", "ipv6(::ffff:10.2.3.4)", "ipv6(::10.2.3.4)", "ipv6(2002:a02:304::)", "ipv6(::1)", "ipv6(fe80::1)", "ipv6(::1.2.3.5)",
        "str(10.1.2.3)", "str(::1)", "str(x)", "int(167903235)", "bool(1)", "bin(0a010203)", "var(txn.none)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from value in Texts select $"{value},map({MapFiles.Texts})",
        .. from value in Texts from method in Methods select $"{value},map_{method}({MapFiles.Texts})",
        .. from value in Texts from method in Methods select $"{value},map_{method}_int({MapFiles.Integers},-1)",
        .. from value in Texts from method in Methods select $"{value},map_{method}_ip({MapFiles.Addresses})",
        .. from value in Numbers select $"{value},map_int({MapFiles.Numbers})",
        .. from value in Numbers select $"{value},map_int_int({MapFiles.NumberInts})",
        .. from value in Numbers select $"{value},map_int_ip({MapFiles.NumberAddresses},1.2.3.4)",
        .. from value in Addresses select $"{value},map_ip({MapFiles.Networks})",
        .. from value in Addresses select $"{value},map_ip_int({MapFiles.NetworkInts},0)",
        .. from value in Addresses select $"{value},map_ip_ip({MapFiles.NetworkAddresses})",
        .. from value in Texts select $"{value},map_reg({MapFiles.Expressions})",
        .. from value in Texts select $"{value},map_reg_int({MapFiles.Integers})",
        .. from value in Texts select $"{value},map_reg_ip({MapFiles.Addresses},::7)",
        .. from value in Texts select $"{value},map_regm({MapFiles.Expressions})",
        .. from value in Texts select $"{value},map_sub({MapFiles.SubTexts})",
        .. from value in Texts select $"{value},map_sub_int({MapFiles.SubIntegers},-1)",
        .. from value in Texts select $"{value},map_sub_ip({MapFiles.SubAddresses})",
        $"str(none),map({MapFiles.Texts},other)",
        $"str(none),map({MapFiles.Texts},)",
        $"str(none),map({MapFiles.Texts},\"a b\")",
        $"str(none),map_beg({MapFiles.Texts},other)",
        $"str(none),map_str_int({MapFiles.Integers},42)",
        $"str(none),map_str_int({MapFiles.Integers},x)",
        $"str(none),map_str_int({MapFiles.Integers},)",
        $"str(none),map_str_ip({MapFiles.Addresses},127.0.0.9)",
        $"str(none),map_str_ip({MapFiles.Addresses},::9)",
        $"str(none),map_str_ip({MapFiles.Addresses},x)",
        $"str(xyz),map_regm({MapFiles.Expressions})",
        $"str(zbz),map_regm({MapFiles.Expressions})",
        $"str(zdz),map_regm({MapFiles.Expressions})",
        $"str(zy),map_regm({MapFiles.Expressions},no)",
        $"str(q),map_regm({MapFiles.Expressions},no\\1)",
        $"str(ab),map({MapFiles.Texts}),map({MapFiles.Texts},twice)",
        $"str(ab),map({MapFiles.Texts}),upper",
        $"str(a),map_str_int({MapFiles.Integers}),add(1)",
        $"str(a),map_str_int({MapFiles.Texts})",
        $"str(a),map_str_ip({MapFiles.Texts})",
        $"str(a),map_int({MapFiles.Texts})",
        $"str(a),map_ip({MapFiles.Texts})",
        "str(a),map(/nonexistent/file)",
        "str(a),map()",
        "str(a),map",
    ];
}
