namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>url_enc</c> and <c>url_dec</c>.</summary>
public static class UrlCases
{
    private static readonly string[] Encoded = ["a%20b", "a+b", "a?b+c", "a+b?c+d", "%", "%4", "%41", "%zz", "%4z", "%z4", "%41%zz%42", "%e4%F6", "", "a%2bb", "a%2Bb+", "a%3fb+c", "a#b+c", "%%41", "100%", "%25", "%0a", "%00a", "a%00", "%2", "?", "+", "%61%62%63%64"];

    private static readonly string[] Others =
    [
        "str(a),url_dec(x)", "str(a),url_dec(-1)", "str(a+b),url_dec(-1)", "str(a+b),url_dec(2)", "str(a),url_dec(1,1)", "str(a),url_dec()", "bin(612b00),url_dec(1)", "int(5),url_dec", @"str(ä%c3\xff),url_dec", "var(txn.k16000),url_dec",
        "'str(\"a b/?&=+~-_.!*()%\")',url_enc", "'str(\"#$,:;@[]{}|^`<>\")',url_enc", "str(),url_enc", @"str(ä\xff\x7f\x01\n),url_enc", "str(a),url_enc(query)", "str(a),url_enc(path)", "str(a),url_enc()", "str(a),url_enc(Query)", "str(a),url_enc(query,a)", "bin(610062),url_enc", "int(-5),url_enc", "ipv6(::1),url_enc",
        "var(txn.k16000),url_enc", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),url_enc,length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(0123456789012345678901234567890123456789012345678901234567890),url_enc,length",
        "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(012345678901234567890123456789012345678901234567890123456789),concat(/),url_enc,length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(01234567890123456789012345678901234567890123456789012345678901),url_enc,length",
        "'str(\"a b\")',url_enc,url_dec", "var(txn.none),url_dec", "var(txn.none),url_enc",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from text in Encoded from argument in (string[])["", "(0)", "(1)"] select $"'str(\"{text}\"),url_dec{argument}'",
        .. Others,
    ];
}
