namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>regsub</c>.</summary>
public static class RegexCases
{
    private static readonly string[] Texts = ["abcabc", "aBcABC", "", "aaa", "/////a///b/c/xzxyz/", "foo123bar", "äöü", "a.b", "?;&q=1&&x", "a\\nb\\nc", "x"];

    private static readonly string[] Substitutions =
    [
        "b,x", "b,", "\"x*\",\"-\"", "\"b*\",\"-\"", "\"c*\",\"-\"", "\"$\",\"-\"", "\"^\",\"-\"", "\"^a\",\"-\"", "\"a$\",\"-\"", "\"/+\",\"/\"", "\"[?;&]*\",\"\"", "\"(foo|bar)([0-9]+)?\",\"\\2\\1\"", "\"(a)(b)\",\"[\\2\\1\\0]\"", "\"(z)|(b)\",\"[\\1\\2]\"", "\"[[:alpha:]]\",\"#\"", "\".\",\"x\"", "\"\\.\",\"-\"", "\"\\d+\",\"<\\0>\"", "\"(.)\",\"\\1\\1\"", "\"a|ab|abc\",\"x\"", "\"\\b\",\"|\"", "\"\\w+\",\"W\"",
    ];

    private static readonly string[] Others =
    [
        "'str(aBcabc),regsub(b,x,z)'", "'str(aBcabc),regsub(b,x,gg)'", "'str(aBcabc),regsub(b)'", "'str(aBcabc),regsub(,x)'", "'str(aBcabc),regsub()'", "'str(aBcabc),regsub'", "'str(abc),regsub(b,x,g,h)'", "'str(abc),regsub(\"((\",\"x\")'", "'str(abc),regsub(\"[a\",\"x\")'", "'str(abc),regsub(\"*\",\"x\")'",
        "'str(abc),regsub(\"(a)(b)\",\"\\3\")'", "'str(abc),regsub(\"(a)(b)\",\"\\9x\")'", "'str(abc),regsub(\"(a)(b)\",\"\\\\1\")'", "'str(abc),regsub(\"(a)(b)\",\"\\x41\")'", "'str(abc),regsub(\"(a)(b)\",\"\\xzz\")'", "'str(abc),regsub(\"(a)(b)\",\"\\a\\n\\t\")'", "'str(abc),regsub(\"(a)(b)\",\"$1&\")'", "'str(abcdefghij),regsub(\"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\",\"\\10\\9\")'",
        "'str(aaa),regsub(\"(?<=a)a\",\"-\",g)'", "'str(aaa),regsub(\"\\ba\",\"-\",g)'", "'str(abc),regsub(\"a(?=b)\",\"x\")'", "'str(aab),regsub(\"(a)\\1\",\"x\")'", "'str(foobar),regsub(\"(?<n>o+)\",\"\\1\\1\")'", "'str(äöü),regsub(\"ö\",\"o\",g)'", "'bin(61000a62),regsub(\"\\x00\",\"x\",g)'", "'int(1213),regsub(1,x,g)'", "var(txn.none),regsub(a,b)", "'str(ab\\n),regsub(\"b$\",\"x\",g)'",
        "'var(txn.k16000),regsub(\"[a-z]\",\"..\",g)'", "'var(txn.k16000),regsub(\"[a-z]\",\"\",g)'", "'var(txn.k8192),regsub(\"[0-9]\",\"\\0\\0\\0\\0\\0\\0\\0\\0\",g)'", "'var(txn.k16000),regsub(\"^\",\"0123456789012345678901234567890123456789\")'",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from text in Texts from substitution in Substitutions from flags in (string[])["", ",g", ",i", ",gi"] select $"'str(\"{text}\"),regsub({substitution}{flags})'",
        .. Others,
    ];
}
