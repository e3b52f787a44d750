namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>Conditions that both proxies are asked: match methods over many values, flags, operators, and how ACLs are combined.</summary>
public static class ConditionCases
{
    /// <summary>Named ACLs that the cases use.</summary>
    public const string Acls = """
          acl yes always_true
          acl no always_false
          acl either str(a) -m str b
          acl either str(a) -m str a
          acl neither str(a) -m str b
          acl neither str(a) -m str c
          acl Case int(5) gt 4
        """;

    private static readonly string[] Texts =
    [
        "abc", "ABC", "aBc", "abcabc", "", "a", "www.example.com", "/images/png/logo/32x32.png", "http://www1.dc-eu.example.com:80/blah", "a/b?c.d:e", "//a//", "x..y",
        "xa/ab", "ab.abc", "-", "_ab", "ab_c",
    ];

    private static readonly string[] TextPatterns =
    [
        "abc", "ABC", "ab", "bc", "b", "c", "a", "abcd", "www", ".www.", "example.com", "/images", "png", "png/", "/png/logo", "32x32", "dc-eu", "dc", "com:80", "?c", "c.d", "..", "/", "y", "-", "_",
    ];

    private static readonly string[] TextMethods = ["str", "beg", "end", "sub", "dir", "dom"];

    private static readonly string[] Addresses =
    [
        "10.1.2.3", "127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::", "2001:db8::1", "::ffff:10.1.2.3", "::10.1.2.3", "2002:a01:203::", "2002:a01:203:1::5", "::fffe:10.1.2.3", "fe80::1",
    ];

    private static readonly string[] Networks =
    [
        "10.1.2.3", "10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32", "10.1.2.2/31", "0.0.0.0/0", "10.0.2.0/255.0.255.0", "0.0.0.3/0.0.0.255", "::/0", "::1", "2001:db8::/32", "::ffff:0:0/96",
        "::ffff:10.1.2.3", "2002::/16", "::10.1.2.3", "fe80::/10", "010.001.002.003", "10.1.2.3/0", "256.1.1.1", "10.1.2.3/33", "10.1.2.3/", "1.2.3.4.5", "::1/129", "10.1.2.3/255.255.255.255", "10.1.2.3/08",
    ];

    /// <summary>HAProxy reads these by a look-up of names, which needs no server for them.</summary>
    private static readonly string[] ShortNetworks = ["10/8", "10.1/16", "127.1", "1", "0"];

    private static readonly string[] Numbers = ["0", "5", "-5", "65535", "9223372036854775807", "-9223372036854775808"];

    private static readonly string[] NumberPatterns =
    [
        "5", "-- -5", "0:10", ":5", "5:", "6:", ":-1", "-- -10:", "eq 5", "gt 4", "gt 5", "ge 5", "lt 5", "le 5", "lt 0", "gt -6", "ge 0 lt 3", "eq 1 5 9", "lt 1 gt 100", "gt 1:3", "le 5:", "5.0", "eq 5.0", "5x",
        "eq", "gt", "10:0", "-- -5:-1", "-- -9:5", "5:5", "05", "eq 05", "5:a", ":", "9223372036854775807", "9223372036854775808", "-- -9223372036854775808", "+5", "ge 9223372036854775807", "gt x", "gt 5x", "5-9", "5-", "0-4",
    ];

    /// <summary>Each from <c>if</c> or <c>unless</c> on.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from method in TextMethods from text in Texts from pattern in TextPatterns select $"if {{ str({text}) -m {method} -- {pattern} }}",
        .. from method in TextMethods from text in Texts.Take(8) from pattern in TextPatterns.Take(6) select $"if {{ str({text}) -m {method} -i -- {pattern} }}",
        .. from address in Addresses from network in Networks select $"if {{ str({address}) -m ip -n {network} }}",
        .. from address in Addresses from network in ShortNetworks select $"if {{ str({address}) -m ip {network} }}",
        .. from number in Numbers from pattern in NumberPatterns select $"if {{ int({number}) {pattern} }}",
        .. from text in Texts.Take(4) from pattern in NumberPatterns.Take(12).Where(static one => one != ":-1") select $"if {{ str({text}) -m len {pattern} }}",
        .. Types(),
        .. Combinations(),
        .. Flags(),
    ];

    private static IEnumerable<string> Types()
    {
        string[] values = ["bool(1)", "bool(0)", "int(5)", "int(0)", "str(5)", "str()", "bin(35)", "bin(610062)", "ipv4(0.0.0.5)", "ipv6(::5)", "meth(GET)", "var(txn.none)", "always_true", "always_false"];
        string[] tests =
        [
            "-m found", "-m found x", "-m bool", "-m int 5", "-m int 0", "-m ip 0.0.0.5", "-m ip ::5", "-m bin 35", "-m bin 610062", "-m bin 3", "-m bin 3x", "-m bin", "-m len 1", "-m len 3", "-m str 5", "-m str a", "-m str 0.0.0.5", "-m str ::5", "-m str 1",
            "-m beg a", "-m end b", "-m sub b", "-m dir 5", "-m dom 5", "-m reg ^5$", "-m reg a", "-m str GET", "-m sub 0", "-m beg 5", "-m end 5", "-m len 0", "5", "--", "", "-m int",
        ];
        return from value in values from test in tests select $"if {{ {value} {test} }}";
    }

    private static IEnumerable<string> Combinations() =>
    [
        "if", "unless", "if !", "if yes", "if no", "unless yes", "unless no", "if !yes", "if ! yes", "if !!yes", "if ! ! yes", "if !!!yes", "if yes no", "if yes yes", "if yes or no", "if no OR yes", "if no Or no", "if no || yes", "if or yes",
        "if yes or", "if or", "if no or or yes", "if ! or yes", "if no ! or yes", "if yes !no", "if no yes or yes yes", "if no yes or yes no", "unless no or no", "unless no or yes", "if either", "if !either", "if neither", "if !neither",
        "if Case", "if case", "if nothing", "if yes && yes", "if yes and yes", "if yes if", "if TRUE", "if FALSE", "if TRUE FALSE or TRUE", "if { str(a) a } { str(b) b }", "if { str(a) a } { str(b) a }", "if !{ str(a) a } or { str(b) b }",
        "if { str(a) a } or no", "if { str(a) a", "if { }", "if {str(a) a}", "if { str(a) a } }", "if { { str(a) a } }", "if yes || { str(a) b }", "unless { str(a) b }", "if ! { str(a) b }", "if WAIT_END", "if { nothing a }", "if { str(a),nothing a }",
    ];

    private static IEnumerable<string> Flags() =>
    [
        "if { str(a) -i A }", "if { str(a) A -i }", "if { str(-i) -- -i }", "if { str(-i) -i }", "if { str(--) -- -- }", "if { str(-i) x -i }", "if { str(a) -i -- -i A }", "if { str(a) -x A }", "if { str(a) -m }", "if { str(a) -m nothing a }", "if { str(a) -f }",
        "if { str(a) -f /nonexistent/file }", "if { str(a) -u x a }", "if { str(a) -u 5000 a }", "if { str(a) -m str -m beg a }", "if { str(ab) -m str -m beg a }", "if { str(a) -n a }", "if { str(a) -M a }", "if { int(5) -i 5 }", "if { str(a) a \"\" }",
        "if { str(a) \"\" }", "if { str() \"\" }", "if { str(a) \"\" a }", "if { str(a) -m sub \"\" }", "if { str(abc) -m reg ^a.c$ }", "if { str(abc) -m reg -i ^A.C$ }", "if { str(abc) -m reg ( }", "if { str(abc) -m reg b }", "if { str(abc) -m reg x b }",
        "if { str(abc) -m reg [[:alpha:]]{3} }", "if { str(abc) -m reg ^ab$ }", @"if { str(a\ b) a\ b }", "if { str(a) -m str a,b }", "if { str(a),upper A }", "if { str(a),upper -i a }", "if { str(A),lower,upper -m beg A }", "if { int(-5) -5 }", "if { int(-5) lt -4 }",
        "if { str(abc) -m sub -i B }", "if { str(ABC) -m dom -i abc }", "if { str(/ABC/) -m dir -i abc }", "if { str(abc),sub(1) -m found }",
    ];
}
