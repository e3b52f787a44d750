using System.Net;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.ProxyProtocol;
using ActorProxy.TestKit.ProxyProtocol;
using Xunit;

namespace ActorProxy.Tests.Engine.ProxyProtocol;

public sealed class ProxyHeaderEncoderTests
{
    private const ProxyV2Options AllOptions = ProxyV2Options.Crc32c | ProxyV2Options.UniqueId;

    private static readonly NetworkAddress Client4 = Address("1.2.3.4", 1000);
    private static readonly NetworkAddress Server4 = Address("5.6.7.8", 2000);
    private static readonly NetworkAddress Server6 = Address("2001:db8::2", 2000);

    [Fact]
    public void Writes_the_line_of_version_1()
    {
        Assert.Equal("PROXY TCP4 1.2.3.4 5.6.7.8 1000 2000\r\n", V1(Client4, Server4));
        Assert.Equal("PROXY TCP6 ::1 2001:db8::2 0 2000\r\n", V1(Address("::1", 0), Server6));
    }

    [Fact]
    public void Maps_addresses_of_two_families_to_IPv6()
    {
        Assert.Equal("PROXY TCP6 ::ffff:1.2.3.4 2001:db8::2 1000 2000\r\n", V1(Client4, Server6));
        ProxyHeader header = Reread(V2(Server6, Client4));
        Assert.Equal("2001:db8::2:2000", header.Source.ToString());
        Assert.Equal("::ffff:1.2.3.4:1000", header.Destination.ToString());
    }

    [Fact]
    public void Says_unknown_or_local_without_an_IP_address()
    {
        Assert.Equal("PROXY UNKNOWN\r\n", V1(NetworkAddress.Unix, Server4));
        Assert.Equal(ProxyHeaderBytes.V2(0x20, 0, []), V2(NetworkAddress.Unix, Server4));
        Assert.Equal(ProxyHeaderBytes.V2WithChecksum(0x20, 0, []), V2(default, default, ProxyV2Options.Crc32c));
    }

    [Fact]
    public void Writes_the_checksum_before_the_unique_id()
    {
        byte[] header = V2(Client4, Server4, AllOptions, "id-7"u8);
        ProxyTlvs fields = Reread(header).Tlvs;
        Assert.True(fields.TryFind(ProxyTlvType.UniqueId, out ReadOnlySpan<byte> id));
        Assert.Equal("id-7", Encoding.ASCII.GetString(id));
        Assert.Equal((byte)ProxyTlvType.Crc32C, header[28]);
    }

    [Fact]
    public void Sends_no_unique_id_that_is_empty_and_cuts_one_that_is_too_long()
    {
        Assert.Equal(28, V2(Client4, Server4, ProxyV2Options.UniqueId).Length);
        Assert.True(Reread(V2(Client4, Server4, ProxyV2Options.UniqueId, new byte[500])).Tlvs.TryFind(ProxyTlvType.UniqueId, out ReadOnlySpan<byte> id));
        Assert.Equal(ProxyHeaderEncoder.MaxUniqueIdBytes, id.Length);
    }

    [Fact]
    public void A_check_speaks_for_itself()
    {
        var output = new byte[ProxyHeaderEncoder.MaxBytes];
        int length = ProxyHeaderEncoder.EncodeOwn(output, new SendProxyConfig(2, AllOptions), Client4, Server4);
        Assert.Equal(ProxyHeaderBytes.V2WithChecksum(0x20, 0, []), output[..length]);
        length = ProxyHeaderEncoder.EncodeOwn(output, new SendProxyConfig(1), Client4, Server4);
        Assert.Equal("PROXY TCP4 1.2.3.4 5.6.7.8 1000 2000\r\n", Encoding.ASCII.GetString(output, 0, length));
    }

    [Fact]
    public void The_longest_headers_fit()
    {
        NetworkAddress longest = Address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535);
        Assert.Equal(ProxyHeaderEncoder.MaxBytes, V2(longest, longest, AllOptions, new byte[128]).Length);
        Assert.Equal(104, V1(longest, longest).Length);
    }

    private static NetworkAddress Address(string ip, int port) => NetworkAddress.From(IPAddress.Parse(ip), port);

    private static string V1(NetworkAddress source, NetworkAddress destination)
    {
        var output = new byte[ProxyHeaderEncoder.MaxBytes];
        return Encoding.ASCII.GetString(output, 0, ProxyHeaderEncoder.Encode(output, new SendProxyConfig(1), source, destination));
    }

    private static byte[] V2(NetworkAddress source, NetworkAddress destination, ProxyV2Options options = ProxyV2Options.None, ReadOnlySpan<byte> uniqueId = default)
    {
        var output = new byte[ProxyHeaderEncoder.MaxBytes];
        return output[..ProxyHeaderEncoder.Encode(output, new SendProxyConfig(2, options), source, destination, uniqueId)];
    }

    private static ProxyHeader Reread(byte[] bytes)
    {
        ProxyHeaderResult result = ProxyHeaderParser.Parse(bytes);
        Assert.Equal(bytes.Length, result.Consumed);
        return result.Header!;
    }
}
