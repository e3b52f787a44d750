namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>The files that the cases of maps look values up in, beside the tests' executable.</summary>
public static class MapFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "maps");

    private const string TextsLines = "# comment\n\nab one\n  abc\ttwo  words \t\nAB three\nab four\nonly\n #y sharp\nwww.example.com host\n/img/ dir\ncr value\r\nb short\nexample dom\n\u00e4 umlaut\nlast line";

    private const string IntegersLines = "a 1\nb -7\nc 9223372036854775807\nd +5\nA 2\nab 12\n";

    private const string AddressesLines = "a 10.0.0.1\nb 2001:db8::1\nab ::\nA 255.255.255.255\n";

    /// <summary>Keys of texts; some twice, some with blanks, comments and odd line ends around them.</summary>
    public static string Texts { get; } = Write("texts.map", TextsLines);

    /// <summary>One column.</summary>
    public static string Patterns { get; } = Write("patterns.lst", "a\nb\n  c d\n#x\n\n #y\nA\na\n");

    public static string Numbers { get; } = Write("numbers.map", "7 seven\n5:9 some\n-3 low\n100: many\n20-30 range\n7 again\n:-100 verylow\n0 zero\n");

    public static string Networks { get; } = Write("networks.map", "10.0.0.0/8 ten\n10.1.0.0/16 ten-one\n2001:db8::/32 doc\n127.0.0.1 here\n10.1.2.3 exact\n10.1.2.3/32 exact-again\n::ffff:9.0.0.0/104 nine\n0.0.0.5/0.0.0.255 holes\n::/64 low\n");

    public static string Integers { get; } = Write("integers.map", IntegersLines);

    public static string Addresses { get; } = Write("addresses.map", AddressesLines);

    public static string Expressions { get; } = Write("expressions.map", "^a(.)c(.*)$ [\\2-\\1-\\0-\\3-\\\\-\\x41-\\]\n^x plain\\0\n(b)|(d) \\1\\2\ny$ \n");

    public static string NumberInts { get; } = Write("number-ints.map", "5 55\n6:9 -1\n");

    public static string NumberAddresses { get; } = Write("number-addresses.map", "5 5.5.5.5\n6:9 ::6\n");

    public static string NetworkInts { get; } = Write("network-ints.map", "10.0.0.0/8 10\n::1 1\n");

    public static string NetworkAddresses { get; } = Write("network-addresses.map", "10.0.0.0/8 10.0.0.1\n::1 ::2\n");

    public static string SubTexts { get; } = Write("sub-texts.map", TextsLines);

    public static string SubIntegers { get; } = Write("sub-integers.map", IntegersLines);

    public static string SubAddresses { get; } = Write("sub-addresses.map", AddressesLines);

    private static string Write(string name, string content)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
