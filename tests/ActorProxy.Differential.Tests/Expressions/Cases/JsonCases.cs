namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>json</c> in all its codes.</summary>
public static class JsonCases
{
    private static readonly string[] Values =
    [
        "str()", "str(abc)", "'str(\"a\\\"b\\\\\\\\c/d\")'", @"str(\x08\x0c\n\r\t\x01\x1f\x7f)", "str(ä€😀)", "str(ä€)", "str(ß)", @"str(ä\xffb)", @"str(\xc0\x80b)", @"str(\xe0\x80\x80b)", @"str(\xf0\x80\x80\x80b)", @"str(\xf8\x80\x80\x80\x80b)", @"str(\xfc\x80\x80\x80\x80\x80b)", @"str(\xed\xa0\x80b)", @"str(\xed\xbf\xbfb)", @"str(\xee\x80\x80b)",
        @"str(\xef\xbf\xbdb)", @"str(\xef\xbf\xbeb)", @"str(\xef\xbf\xbfb)", @"str(\xef\xb7\x90b)", @"str(\xc3)", @"str(\xe2\x82)", @"str(\xe2\x82b)", @"str(\xe2b)", @"str(\xc3b)", @"str(\x80b)", @"str(\x80\x80b)", @"str(\xbfb)", @"str(\xf8\x88\x80\x80\x80b)", @"str(\xfc\x84\x80\x80\x80\x80b)", @"str(\xfeb)", @"str(\xffb)", @"str(\xfe\x80\x80b)", @"str(\xf0\x9f\x98\x80)", @"str(\xf0\x9f\x98)", @"str(\xf0\x9f\x98b)",
        @"str(\xf4\x8f\xbf\xbf)", @"str(\xf4\x90\x80\x80)", @"str(\xf7\xbf\xbf\xbf)", @"str(\xc1\xbfb)", @"str(\xe0\x9f\xbfb)", @"str(\xe0\xa0\x80b)", @"str(\xc2\x80b)", @"str(\xdf\xbfb)", @"str(\xc3\xc3\xa4b)", @"str(\xf9\x80\x80b)", @"str(\xfd\x80)", "bin(610062)", "int(-5)", "ipv6(::1)", "'str(\"<>&' '\")'",
    ];

    private static readonly string[] Others =
    [
        "str(a),json(utf9)", "str(a),json(UTF8)", "str(a),json(utf8sp)", "str(a),json(ascii,b)", "var(txn.none),json", "var(txn.k16000),json", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(012345678901234567890123456789012345678901234567890123456789),json,length",
        "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(0123456789012345678901234567890123456789012345678901234567890),concat(/),json,length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(01234567890123456789012345678901234567890123456789012345678901),concat(/),json,length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(/////////////////////////////////////////////////////),json,length",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from value in Values from code in (string[])["", "(ascii)", "(utf8)", "(utf8s)", "(utf8p)", "(utf8ps)"] select $"{value},json{code}",
        .. Others,
    ];
}
