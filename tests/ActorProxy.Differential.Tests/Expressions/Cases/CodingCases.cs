using System.Globalization;

namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>The hexadecimal and base64 families, and numbers in bytes.</summary>
public static class CodingCases
{
    private static readonly string[] Decoded =
        ["", "YWJj", "YWJ", "YW", "Y", "YWI=", "YQ==", "Y===", "====", "=YWJ", "YW=j", "YQ=Q", "YQ==YQ==", "YQ==YWJj", "YWJj====", "YR==", "YWJjYQ", "YWJjYQ==", "+/8=", "-_8=", "-_8", "-w", "-w==", "+/8", " YWJj", "YW Jj", "YWJj\\n", "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo="];

    private static readonly string[] Bytes = ["str()", "bin(00)", "bin(0001)", "bin(000102)", "bin(fbff)", "bin(fbfffe)", "bin(01020304050607)", "bin(0102030405060708)", "bin(ffffffffffffffffff)", "str(abc)", "int(1)", "ipv4(1.2.3.4)", "ipv6(::1)", "bool(1)"];

    private static readonly string[] Chunked =
        ["be2dec(:,2)", "be2dec(-,2,1)", "be2dec(,2,1)", "be2dec(.,1)", "be2dec(,8)", "be2dec(,3)", "be2dec(:,8,1)", "be2dec(--,4)", "be2hex", "be2hex(:,2)", "be2hex(--,2,1)", "be2hex(,3,1)", "be2hex(,3)", "be2hex(:,99)", "be2hex(:,99,1)", "be2hex(,0)", "be2hex(,,1)", "be2hex(:,1,0)"];

    private static readonly string[] Others =
    [
        "str(a),be2dec", "str(a),be2dec()", "str(a),be2dec(:)", "str(a),be2dec(:,0)", "str(a),be2dec(:,9)", "str(a),be2dec(:,-1)", "str(a),be2dec(:,1,2)", "str(a),be2dec(:,1,-1)", "str(a),be2dec(:,1,)", "str(a),be2dec(:,x)", "str(a),be2dec(:,,1)", "str(a),be2dec(:,1,1,1)",
        "str(a),be2hex(:,0)", "str(a),be2hex(:)", "str(a),be2hex(,-1)", "str(a),be2hex(:,1,2)", "str(a),be2hex(:,1,-1)", "str(a),be2hex(,x)", "str(a),be2hex()", "str(a),be2hex(:,)", "str(a),be2hex(:,-1)",
        "var(txn.k8192),be2hex", "var(txn.k16000),be2hex", "var(txn.k8192),bytes(0,8191),be2hex", "var(txn.k8192),be2hex(:,1)", "var(txn.k8192),be2dec(:,1)", "var(txn.k8192),bytes(0,5000),be2dec(:,1)", "var(txn.k8192),bytes(0,4092),be2dec(:,1)", "var(txn.k8192),bytes(0,4095),be2dec(:,1)", "var(txn.k16000),be2dec(:,8)",
        "var(txn.k8192),hex", "var(txn.k8192),bytes(0,8191),hex", "var(txn.k16000),hex", "var(txn.k16000),base64", "var(txn.k16000),bytes(0,12286),base64", "var(txn.k16000),bytes(0,12287),base64", "var(txn.k16000),bytes(0,12288),base64", "var(txn.k16000),bytes(0,12285),base64", "var(txn.k16000),ub64enc", "var(txn.k16000),bytes(0,12287),ub64enc", "var(txn.k16000),bytes(0,12286),ub64enc", "var(txn.k16000),bytes(0,12288),ub64enc", "var(txn.k16000),bytes(0,12285),ub64enc",
        "var(txn.k16000),b64dec", "var(txn.k16000),ub64dec", "var(txn.k64),ub64dec", "var(txn.k16000),bytes(0,12285),base64,b64dec",
        "int(1),htonl", "int(-1),htonl", "int(4294967296),htonl", "int(305419896),htonl", "str(7),htonl", "ipv4(1.2.3.4),htonl", "bool(1),htonl", "str(),htonl", "bin(00),htonl", "int(1),htonl,hex",
        "str(zz),hex2i", "str(ff),hex2i", "str(FFFF),hex2i", "str(0xff),hex2i", "str(),hex2i", "str(f),hex2i", "str(fz),hex2i", "str(ffffffffffffffff),hex2i", "str(1ffffffffffffffff),hex2i", "str(8000000000000000),hex2i", "'str( ff)',hex2i", "str(-f),hex2i", "str(g),hex2i", "str(@),hex2i", "str(:),hex2i", "str(G),hex2i", "int(10),hex2i", "bin(66660066),hex2i", "int(255),hex,hex2i",
        "str(a),hex(1)", "str(a),base64(1)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. Decoded.Select(text => $"'str({text}),b64dec'"),
        .. Decoded.Select(text => $"'str({text}),ub64dec'"),
        .. Enumerable.Range(0, 256).Select(one => string.Create(CultureInfo.InvariantCulture, $"bin(414141{one:x2}),b64dec")),
        .. Enumerable.Range(0, 256).Select(one => string.Create(CultureInfo.InvariantCulture, $"bin(414141{one:x2}),ub64dec")),
        .. from bytes in Bytes from converter in (string[])["hex", "base64", "ub64enc", .. Chunked] select $"{bytes},{converter}",
        .. Others,
    ];
}
