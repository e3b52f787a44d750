namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>How arguments are read: quotes and escapes at both levels, spaces, empty and missing ones, numbers.</summary>
public static class ArgumentCases
{
    public static IReadOnlyList<string> Expressions { get; } =
    [
        "str(abc)", "str()", "str", @"str(a\,b)", "str('a,b')", "str(\"a,b\")", "'str(\"a,b\")'", "\"str('a,b')\"", @"'str(a\,b)'", "'str(\"a\\,b\")'",
        @"'str(a\\b)'", @"'str(a\nb)'", "'str(a\\\"b)'", @"'str(a\)b)'", @"'str(a\ b)'", @"'str(a\\)'", @"'str(a\\\ b)'", @"'str(a\'", @"'str(a\)'",
        "str(a b)", "'str(a b)'", "'str( a b )'", @"str(a\ b)", "'str(\"a'b\")'", "\"str('a\\\"b')\"", "'str(\"abc)'", "\"str('abc)\"", "str(a,b)", "str(a",
        "str(a)b", "str(a),", "str(a),,upper", "str(a),,,upper,,", "str(a),upper()", "str(a),upper(x)", "str(a),upper,", ",str(a)", "(a)", "str((a))", "str(a(b)",
        "'str(\"\")'", "\"str('')\"", "'str(\"a\"b\"c\")'", "'str(\"a\",\"b\")'", "'str(\"a)b\")'", "'str(\"a\\\"b\")'", "'str(\"a\\\\b\")'", @"'str(\x41)'",
        @"str(\x41\x00\x42)", @"str(\xff)", @"str(\xc3\xa4)", "str(ä€😀)", "\"str(a',b',c)\"", "\"str(a'\\\\b'c)\"", "\"str('a\\\\'b')\"", "str(\\n\\t\\r)", "str(#)", @"str(\#)", "str($x)", "'str($x)'", "str({}[]%&/;:<>|~^*+-=!?@)",
        "int(5)", "int(+5)", "int(-5)", "'int( 5)'", "'int(5 )'", "int(0x10)", "int(5x)", "int()", "int", "int(007)", "int(-0)", "int(--5)", "int(+-5)", "int(-)", "int(+)", "int(,)", "int(5,)", "int(5,6)",
        "int(9223372036854775807)", "int(9223372036854775808)", "int(99999999999999999999999)", "int(-9223372036854775808)", "int(-9223372036854775809)", "int(\"5\")", "'int(\"5\")'", "\"int('-5')\"",
        "bool(1)", "bool(0)", "bool(true)", "bool(false)", "bool(TRUE)", "bool(x)", "bool(2)", "bool()", "bool", "bool(01)", "bool(yes)",
        "ipv4(1.2.3.4)", "ipv4(1.2.3)", "ipv4(01.2.3.4)", "ipv4(1.2.3.256)", "ipv4()", "ipv4", "ipv4(1.2.3.4/24)", "ipv4(::1)", "ipv4(localhost)", "ipv4(0)", "ipv4(255.255.255.255)",
        "ipv6(::1)", "ipv6(::ffff:1.2.3.4)", "ipv6(::1.2.3.4)", "ipv6()", "ipv6(1.2.3.4)", "ipv6(::1/64)", "ipv6(fe80::1%lo)", "ipv6([::1])", "ipv6(::)", "ipv6(1:2:3:4:5:6:7:8)", "ipv6(1:2:3:4:5:6:7)", "ipv6(ABCD::)",
        "bin(00ff10)", "bin(0)", "bin()", "bin", "bin(zz)", "bin(AbCd)", "bin(0x00)", "'bin(00 ff)'",
        "meth(GET)", "meth(OPTIONS)", "meth(CONNECT)", "meth(get)", "meth()",
        "var(txn.text)", "var(txn.none)", "var(txn.none,abc)", "var(txn.text,abc)", "var(txn.none,)", "var(none)", "var(foo.x)", "var()", "var", "var(txn.)", "var(txn)", "var(txn.a-b)", "var(txn.a_b.c)", "'var( txn.text)'", "var(TXN.text)",
        "str(a) upper", "str(a) upper hex", "str(a),upper hex", "str(a)upper", "str(a) nosuch", "str(a) ,upper", "str(a), upper", "str(a) upper,hex lower", "str(a) upper()",
        "always_true", "always_false", "always_true()", "always_true(1)", "'str(a) '", "' str(a)'", "'str (a)'", "'str(a) ,upper'", "'str(a), upper'",
        "str(a),concat(b)", "str(a),concat(b,,c)", "str(a),concat(,,c)", "str(a),concat(,)", "str(a),concat(,,)", "str(a),concat(,,,)", "str(a),concat()", "str(a),concat", "str(a),concat(b,txn.text,c)", "str(a),concat(\"(\",txn.text,\")\")", "'str(a),concat(\"(\",txn.text,\")\")'",
        "str(a),concat(b,none)", "str(a),concat(b,txn.none,c)",
    ];
}
