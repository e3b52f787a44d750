namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>length</c>, <c>bytes</c>, <c>ltrim</c>, <c>rtrim</c>, <c>cut_crlf</c>, <c>concat</c>.</summary>
public static class SliceCases
{
    public static IReadOnlyList<string> Expressions { get; } =
    [
        "str(),length", "str(abc),length", "str(äö),length", "bin(61006200),length", "int(-12),length", "bool(1),add(4),length", "var(txn.k16000),length", "var(txn.none),length", "meth(OPTIONS),length", "str(a),length(1)",
        "str(abcdef),bytes(2)", "str(abcdef),bytes(2,3)", "str(abcdef),bytes(2,99)", "str(abcdef),bytes(5)", "str(abcdef),bytes(6)", "str(abcdef),bytes(7)", "str(abcdef),bytes(0)", "str(abcdef),bytes(0,0)", "str(abcdef),bytes(0,6)", "str(abcdef),bytes(0,7)",
        "str(abcdef),bytes(-1)", "str(abcdef),bytes(1,-1)", "str(abcdef),bytes(x)", "str(abcdef),bytes()", "str(abcdef),bytes", "str(abcdef),bytes(1,)", "str(abcdef),bytes(1,x)", "str(abcdef),bytes(1,2,3)", "str(abcdef),bytes(9223372036854775807)", "str(abcdef),bytes(1,9223372036854775807)",
        "str(),bytes(0)", "str(),bytes(1)", "bin(0001ff),bytes(1,1)", "int(258),bytes(6)", "ipv4(1.2.3.4),bytes(2)", "bool(1),bytes(7)", "var(txn.k16000),bytes(15990)",
        "str(aabbc),ltrim(a)", "str(aabbc),ltrim(ab)", "str(aabbc),ltrim(abc)", "str(aabbc),ltrim(x)", "str(aabbc),ltrim()", "str(aabbc),ltrim", "str(),ltrim(a)", "str(aabbc),ltrim(a,b)", "'str(\"  a \"),ltrim(\" \")'", @"'str(\t a),ltrim(\ \t)'", @"str(\xff\xfea),ltrim(\xff\xfe)", "bin(616100616200),ltrim(a)", "int(100),ltrim(1)",
        "str(aabbc),rtrim(c)", "str(aabbc),rtrim(bc)", "str(aabbc),rtrim(abc)", "str(aabbc),rtrim(x)", "str(aabbc),rtrim()", "str(aabbc),rtrim", "str(),rtrim(a)", "'str(\"  a \"),rtrim(\" \")'", "int(100),rtrim(0)", @"str(\xc3\xa4),rtrim(ä)",
        @"str(ab\r\ncd),cut_crlf", @"str(ab\ncd),cut_crlf", @"str(ab\rcd),cut_crlf", @"str(\n),cut_crlf", "str(abc),cut_crlf", "str(),cut_crlf", "bin(610a0062),cut_crlf", "int(5),cut_crlf",
        "str(abc),concat(x)", "str(abc),concat(,txn.text)", "str(abc),concat(,txn.seven)", "str(abc),concat(,txn.ip)", "str(abc),concat(,txn.ip6)", "str(abc),concat(,txn.yes)", "str(abc),concat(,txn.bytes)", "str(abc),concat(,txn.get)", "str(abc),concat(,txn.none,x)", "str(abc),concat(,txn.empty,x)",
        "str(abc),concat(,x)", "str(abc),concat(,foo.x)", "'str(abc),concat(\" <\",txn.text,\"> \")'", "int(5),concat(a)", "bin(6100),concat(a)", "var(txn.k16000),concat(,txn.k64)", "var(txn.k16000),concat(,txn.k512)", "var(txn.k16000),concat(,txn.k64,end)", "var(txn.k8192),concat(,txn.k8192)", "var(txn.k8192),concat(,txn.k8192,x)", "var(txn.k16000),concat(start,txn.k512,end)",
        "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(0123456789,,),length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),length", "var(txn.k16000),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64),concat(,txn.k64,0123456789012345678901234567890123456789012345678901234567890123),length",
    ];
}
