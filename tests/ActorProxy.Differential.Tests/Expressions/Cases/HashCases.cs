namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>The hashes that are numbers, over all lengths at which their algorithms change.</summary>
public static class HashCases
{
    private static readonly string[] Values = ["str()", "str(a)", "str(abc)", "bin(00)", "bin(ff00ff00ff)", "int(12345)", "ipv4(10.1.2.3)", "ipv6(2001:db8::1)", "bool(1)", "str(ä€)", "var(txn.k512)", "var(txn.k8192)", "var(txn.k16000)"];
    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 47, 48, 63, 64, 65, 95, 96, 97, 127, 128, 129, 130, 159, 160, 161, 239, 240, 241, 242, 255, 256, 257, 300, 511, 512];
    private static readonly string[] Simple = ["crc32", "crc32c", "djb2", "sdbm", "wt6"];
    private static readonly string[] Extended = ["xxh32", "xxh64", "xxh3"];

    private static readonly string[] Others = ["str(a),crc32(x)", "str(a),crc32(1,1)", "str(a),crc32()", "str(a),xxh3(x)", "str(a),xxh64()", "var(txn.none),crc32", "meth(GET),crc32", "str(a),wt6(,)"];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from value in Values from hash in Simple from argument in (string[])["", "(0)", "(1)", "(2)", "(-1)"] select $"{value},{hash}{argument}",
        .. from value in Values from hash in Extended from argument in (string[])["", "(0)", "(1)", "(-1)", "(4294967297)", "(81985529216486895)"] select $"{value},{hash}{argument}",
        .. from length in Lengths from hash in (string[])[.. Simple, .. Extended, "xxh3(81985529216486895)", "xxh64(7)", "xxh32(7)"] select $"var(txn.k512),bytes(0,{length}),{hash}",
        .. from length in (int[])[513, 1023, 1024, 1025, 1087, 1088, 1089, 2047, 2048, 2049, 8192] from hash in (string[])["xxh3", "xxh3(-1)", "xxh64", "xxh32"] select $"var(txn.k8192),bytes(0,{length}),{hash}",
        .. Others,
    ];
}
