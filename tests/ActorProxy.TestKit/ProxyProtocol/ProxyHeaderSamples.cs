using static ActorProxy.TestKit.ProxyProtocol.ProxyHeaderBytes;
using static ActorProxy.TestKit.ProxyProtocol.ProxyHeaderSample;

namespace ActorProxy.TestKit.ProxyProtocol;

/// <summary>The corpus of PROXY protocol headers; one that broke a parser is added under a name of its own.</summary>
public static class ProxyHeaderSamples
{
    private const string IPv4 = "TCP4 1.2.3.4 5.6.7.8 1000 2000";
    private const string IPv6 = "TCP6 ::1 2001:db8::2 1000 2000";

    private static readonly byte[] Block4 = Addresses("1.2.3.4", "5.6.7.8", 1000, 2000);
    private static readonly byte[] Block6 = Addresses("::1", "2001:db8::2", 1000, 2000);
    private static readonly byte[] BlockUnix = UnixPaths("/tmp/client", "/tmp/server");
    private static readonly byte[] Authority = Field(0x02, "host.example");

    public static IReadOnlyList<ProxyHeaderSample> Version1 { get; } =
    [
        Line(IPv4, IPv4),
        Line("TCP4 1.2.3.4 5.6.7.8 0 0", "TCP4 1.2.3.4 5.6.7.8 0 0"),
        Line("TCP4 255.255.255.255 255.255.255.255 65535 65535", "TCP4 255.255.255.255 255.255.255.255 65535 65535"),
        Line("TCP4 0.0.0.0 0.0.0.0 1 2", "TCP4 0.0.0.0 0.0.0.0 1 2"),
        Line(IPv6, IPv6),
        Line("TCP6 FFFF:f:f:f:f:f:f:f ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535", "TCP6 ffff:f:f:f:f:f:f:f ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535"),
        Line("TCP6 ::ffff:1.2.3.4 :: 1 2", "TCP6 ::ffff:1.2.3.4 :: 1 2"),
        Line("TCP6 0001::1 1:2:3:4:5:6:7:: 1 2", "TCP6 1::1 1:2:3:4:5:6:7:0 1 2"),
        Line("UNKNOWN", Own),
        Line("UNKNOWN ", Own, Refused),
        Line("UNKNOWN ffff:f::1 ::2 1 2", Own, Refused),
        Line("UNKNOWN " + new string('x', 91), Own, Refused),
        Line("UNKNOWN " + new string('x', 92), Refused),
        Line("UNKNOWNX", Refused),
        Line("UNKNOWN a\rb", Refused),
        Line("UNKNOWN a\nb", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 65536 2000", Refused, "TCP4 1.2.3.4 5.6.7.8 0 2000"),
        Line("TCP4 1.2.3.4 5.6.7.8 4294967297 2000", Refused, "TCP4 1.2.3.4 5.6.7.8 1 2000"),
        Line("TCP4 1.2.3.4 5.6.7.8 01000 2000", Refused, IPv4),
        Line("TCP4 01.2.3.4 5.6.7.8 1000 2000", Refused, IPv4),
        Line("TCP4 1.2.3.256 5.6.7.8 1 2", Refused, "TCP4 1.2.4.0 5.6.7.8 1 2"),
        Line("TCP4 1.2.3 5.6.7.8 1 2", Refused, "TCP4 1.2.3.0 5.6.7.8 1 2"),
        Line("TCP6 ::1 ::2  1 2", Refused, "TCP6 ::1 ::2 0 1"),
        Line("TCP4 1.2.3.4. 5.6.7.8 1 2", Refused),
        Line("TCP4 0x1.2.3.4 5.6.7.8 1 2", Refused),
        Line("TCP4 1.2.3.4  5.6.7.8 1 2", Refused),
        Line(" TCP4 1.2.3.4 5.6.7.8 1 2", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1 2 ", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1 2 x", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1 -1", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 +1 2", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1x 2", Refused),
        Line("TCP4 1.2.3.4 5.6.7.8 1 2\0", Refused),
        Line("TCP4\t1.2.3.4 5.6.7.8 1 2", Refused),
        Line("TCP4 ::1 ::2 1 2", Refused),
        Line("TCP6 1.2.3.4 ::2 1 2", Refused),
        Line("TCP6 ::1%lo ::2 1 2", Refused),
        Line("TCP6 [::1] ::2 1 2", Refused),
        Line("TCP6 00001::1 ::2 1 2", Refused),
        Line("TCP6 1:2:3:4:5:6:7 ::2 1 2", Refused),
        Line("TCP6 1::2::3 ::2 1 2", Refused),
        Line("TCP6 ::8:7:6:5:4:3:2:1 ::2 1 2", Refused),
        Line("TCP6 : ::2 1 2", Refused),
        Line("TCP6 1:2:3:4:5:6:7:8: ::2 1 2", Refused),
        Line("TCP5 1.2.3.4 5.6.7.8 1 2", Refused),
        Line("UDP4 1.2.3.4 5.6.7.8 1 2", Refused),
        Line("tcp4 1.2.3.4 5.6.7.8 1 2", Refused),
        Line("", Refused),
        new("v1 in lower case", V1("proxy " + IPv4), Refused),
        new("v1 with LF alone", [.. V1("PROXY " + IPv4)[..^2], (byte)'\n'], Refused),
        new("v1 with CR alone", [.. V1("PROXY " + IPv4)[..^1], (byte)'x'], Refused),
        new("HTTP request", V1("GET / HTTP/1.0\r\n"), Refused),
    ];

    public static IReadOnlyList<ProxyHeaderSample> Version2 { get; } =
    [
        new("v2 IPv4", V2(0x21, 0x11, Block4), IPv4),
        new("v2 IPv6", V2(0x21, 0x21, Block6), IPv6),
        new("v2 UDP over IPv4", V2(0x21, 0x12, Block4), IPv4, Refused),
        new("v2 UDP over IPv6", V2(0x21, 0x22, Block6), IPv6, Refused),
        new("v2 unix", V2(0x21, 0x31, BlockUnix), "UNIX /tmp/client /tmp/server", Refused),
        new("v2 unix datagram", V2(0x21, 0x32, BlockUnix), "UNIX /tmp/client /tmp/server", Refused),
        new("v2 unix cut short", V2(0x21, 0x31, BlockUnix[..^1]), Refused),
        new("v2 proxy unspecified", V2(0x21, 0, []), Own, Refused),
        new("v2 proxy unspecified with field", V2(0x21, 0, Authority), Own, Refused),
        new("v2 proxy unspecified with junk", V2(0x21, 0, [1, 2, 3, 4]), Refused),
        new("v2 IPv4 of unspecified transport", V2(0x21, 0x10, Block4), Own, Refused),
        new("v2 local", V2(0x20, 0, []), Own),
        new("v2 local with addresses", V2(0x20, 0x11, Block4), Own),
        new("v2 local of unknown family", V2(0x20, 0xff, []), Own),
        new("v2 local with junk", V2(0x20, 0, [1, 2, 3, 4]), Own),
        new("v2 local with bad checksum", V2WithChecksum(0x20, 0x11, Block4, spoil: 1), Own),
        new("v2 command 2", V2(0x22, 0x11, Block4), Refused),
        new("v2 version 1", V2(0x11, 0x11, Block4), Refused),
        new("v2 version 3", V2(0x31, 0x11, Block4), Refused),
        new("v2 family 4", V2(0x21, 0x41, Block4), Refused),
        new("v2 transport 3", V2(0x21, 0x13, Block4), Refused),
        new("v2 IPv4 cut short", V2(0x21, 0x11, Block4[..^1]), Refused),
        new("v2 IPv6 cut short", V2(0x21, 0x21, Block6[..^1]), Refused),
        new("v2 IPv4 without addresses", V2(0x21, 0x11, []), Refused),
        new("v2 wrong signature", [.. "\r\n\r\n\0\r\nQUIU\n"u8, .. V2(0x21, 0x11, Block4)[12..]], Refused),
        new("v2 authority", V2(0x21, 0x11, [.. Block4, .. Authority]), IPv4),
        new("v2 empty authority", V2(0x21, 0x11, [.. Block4, .. Field(0x02, "")]), IPv4),
        new("v2 authority of 255", V2(0x21, 0x11, [.. Block4, .. Field(0x02, new string('a', 255))]), IPv4),
        new("v2 authority of 256", V2(0x21, 0x11, [.. Block4, .. Field(0x02, new string('a', 256))]), Refused),
        new("v2 unique id of 128", V2(0x21, 0x11, [.. Block4, .. Field(0x05, new byte[128])]), IPv4),
        new("v2 unique id of 129", V2(0x21, 0x11, [.. Block4, .. Field(0x05, new byte[129])]), Refused),
        new("v2 ALPN, padding, unknown type", V2(0x21, 0x11, [.. Block4, .. Field(0x01, "h2"), .. Field(0x04, ""), .. Field(0xe0, "abc")]), IPv4),
        new("v2 one byte after the addresses", V2(0x21, 0x11, [.. Block4, 4]), Refused),
        new("v2 two bytes after the addresses", V2(0x21, 0x11, [.. Block4, 4, 0]), Refused),
        new("v2 field beyond the end", V2(0x21, 0x11, [.. Block4, .. Field(0xe0, [1, 2, 3], length: 4)]), Refused),
        new("v2 TLS", V2(0x21, 0x11, [.. Block4, .. Field(0x20, [1, 0, 0, 0, 0, .. Field(0x21, "TLSv1.3")])]), IPv4),
        new("v2 TLS cut short", V2(0x21, 0x11, [.. Block4, .. Field(0x20, [1])]), IPv4),
        new("v2 checksum", V2WithChecksum(0x21, 0x11, Block4), IPv4),
        new("v2 checksum after a field", V2WithChecksum(0x21, 0x21, [.. Block6, .. Authority]), IPv6),
        new("v2 wrong checksum", V2WithChecksum(0x21, 0x11, Block4, spoil: 1), Refused),
        new("v2 checksum of 3 bytes", V2(0x21, 0x11, [.. Block4, .. Field(0x03, new byte[3])]), Refused),
        new("v2 checksum of 5 bytes", V2(0x21, 0x11, [.. Block4, .. Field(0x03, new byte[5])]), Refused),
        new("v2 of 2,031 bytes", V2(0x21, 0x11, [.. Block4, .. Field(0x04, new byte[2000])]), IPv4),
        new("v2 of 16,385 bytes", V2(0x21, 0x11, [.. Block4, .. Field(0x04, new byte[16354])]), Refused),
    ];

    public static IEnumerable<ProxyHeaderSample> All => Version1.Concat(Version2);

    /// <summary>The sample of this name, for theories, whose data are names.</summary>
    public static ProxyHeaderSample Named(string name) => All.Single(sample => sample.Name == name);

    private static ProxyHeaderSample Line(string line, string meaning, string? haproxyMeaning = null) =>
        new($"v1 '{line.Replace("\0", "<NUL>", StringComparison.Ordinal).Replace("\r", "<CR>", StringComparison.Ordinal).Replace("\n", "<LF>", StringComparison.Ordinal).Replace("\t", "<TAB>", StringComparison.Ordinal)}'", V1("PROXY " + line), meaning, haproxyMeaning);
}
