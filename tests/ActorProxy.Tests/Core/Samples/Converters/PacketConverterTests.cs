using System.Globalization;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>The packets are a Linux SYN over IPv4 with two VLAN tags, and one over IPv6 with hop-by-hop options.</summary>
public sealed class PacketConverterTests
{
    private const string Ethernet = "0a0b0c0d0e0f" + "101112131415" + "88a80064" + "81002065" + "0800";
    private const string Ip = "4510003c1c4640004006b1e6" + "ac100a63" + "ac100a0c";
    private const string Tcp = "e5c401bb" + "9b3d5a2c" + "00000000" + "a0c2faf0" + "abcd0000" + "020405b4" + "0402" + "080a" + "0085ed4e" + "00000000" + "01" + "030307";
    private const string Ip6 = "62012345" + "0024" + "00" + "80" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "0600050200000000";
    private const string Tcp6 = "003501bb" + "00000001" + "00000000" + "7002ffff" + "00000000" + "020405a0" + "01030310";

    [Theory]
    [InlineData("eth.dst", Ethernet + Ip + Tcp, "0A0B0C0D0E0F")]
    [InlineData("eth.src", Ethernet + Ip + Tcp, "101112131415")]
    [InlineData("eth.proto", Ethernet + Ip + Tcp, "2048")]
    [InlineData("eth.vlan", Ethernet + Ip + Tcp, "101")]
    [InlineData("eth.vlan", "0a0b0c0d0e0f10111213141586dd", null)]
    [InlineData("eth.hdr", Ethernet + Ip + Tcp, "0A0B0C0D0E0F10111213141588A80064810020650800")]
    [InlineData("eth.data,ip.ver", Ethernet + Ip + Tcp, "4")]
    [InlineData("eth.data", "0a0b0c0d0e0f1011121314158100", null)]
    [InlineData("eth.proto", "0a0b0c0d0e0f101112131415", null)]
    [InlineData("ip.ver", Ip + Tcp, "4")]
    [InlineData("ip.ver", Ip6 + Tcp6, "6")]
    [InlineData("ip.tos", Ip + Tcp, "16")]
    [InlineData("ip.tos", Ip6 + Tcp6, "32")]
    [InlineData("ip.ttl", Ip + Tcp, "64")]
    [InlineData("ip.ttl", Ip6 + Tcp6, "128")]
    [InlineData("ip.df", Ip + Tcp, "1")]
    [InlineData("ip.df", "4500003c1c4600004006b1e6ac100a63ac100a0c", "0")]
    [InlineData("ip.df", Ip6 + Tcp6, "1")]
    [InlineData("ip.proto", Ip + Tcp, "6")]
    [InlineData("ip.proto", Ip6 + Tcp6, "6")]
    [InlineData("ip.src", Ip + Tcp, "172.16.10.99")]
    [InlineData("ip.dst", Ip + Tcp, "172.16.10.12")]
    [InlineData("ip.src", Ip6 + Tcp6, "2001:db8::1")]
    [InlineData("ip.dst", Ip6 + Tcp6, "2001:db8::2")]
    [InlineData("ip.hdr,hex", Ip + Tcp, "4510003C1C4640004006B1E6AC100A63AC100A0C")]
    [InlineData("ip.data,tcp.src", Ip + Tcp, "58820")]
    [InlineData("ip.data,tcp.dst", Ip6 + Tcp6, "443")]
    [InlineData("ip.src", "4510003c1c4640004006b1e6ac100a63ac100a", null)]
    [InlineData("ip.src", "5510003c1c4640004006b1e6ac100a63ac100a0c", null)]
    [InlineData("ip.data", "6201234500240080", null)]
    [InlineData("tcp.src", Tcp, "58820")]
    [InlineData("tcp.dst", Tcp, "443")]
    [InlineData("tcp.seq", Tcp, "2604489260")]
    [InlineData("tcp.flags", Tcp, "194")]
    [InlineData("tcp.win", Tcp, "64240")]
    [InlineData("tcp.options.mss", Tcp, "1460")]
    [InlineData("tcp.options.sack", Tcp, "1")]
    [InlineData("tcp.options.tsopt", Tcp, "1")]
    [InlineData("tcp.options.tsval", Tcp, "8777038")]
    [InlineData("tcp.options.wscale", Tcp, "7")]
    [InlineData("tcp.options.wsopt", Tcp, "1")]
    [InlineData("tcp.options_list", Tcp, "0204080103")]
    [InlineData("tcp.options.sack", Tcp6, "0")]
    [InlineData("tcp.options.tsopt", Tcp6, "0")]
    [InlineData("tcp.options.tsval", Tcp6, null)]
    [InlineData("tcp.options.mss", "003501bb00000001000000005002ffff00000000", "0")]
    [InlineData("tcp.options.wscale", "003501bb00000001000000005002ffff00000000", "0")]
    [InlineData("tcp.options.wsopt", "003501bb00000001000000005002ffff00000000", "0")]
    [InlineData("tcp.options_list", "003501bb00000001000000005002ffff00000000", "")]
    [InlineData("tcp.src", "003501bb00000001000000005002ffff000000", null)]
    [InlineData("tcp.src", "003501bb00000001000000006002ffff00000000", null)]
    public void Gives_the_parts_of_a_packet(string converters, string packet, string? value) => Assert.Equal(value, Evaluate(converters, packet));

    /// <summary>Byte by byte as configuration.txt 7.3.1 describes it.</summary>
    [Theory]
    [InlineData("ip.fp", Ip + Tcp, "1053A8FAF005B447")]
    [InlineData("ip.fp(1)", Ip + Tcp, "1053A8FAF005B44740")]
    [InlineData("ip.fp(2)", Ip + Tcp, "1053A8FAF005B4470204080103")]
    [InlineData("ip.fp(5)", Ip + Tcp, "1053A8FAF005B44740AC100A63")]
    [InlineData("ip.fp", Ip6 + Tcp6, "20E87FFFFF05A003")]
    [InlineData("ip.fp(4)", Ip6 + Tcp6, "20E87FFFFF05A00320010DB8000000000000000000000001")]
    [InlineData("ip.fp", "4510003c1c4640004011b1e6ac100a63ac100a0c" + Tcp, null)]
    public void Makes_the_fingerprint_of_a_SYN(string converter, string packet, string? value) => Assert.Equal(value, Evaluate(converter, packet));

    /// <summary>Bytes as hexadecimal, everything else as text.</summary>
    private static string? Evaluate(string converters, string packet)
    {
        var expression = ExpressionDriver.Compile($"req.payload(0,0),{converters}");
        var context = new TestContext { Request = Convert.FromHexString(packet) };
        var sample = default(ActorProxy.Core.Samples.Sample);
        if (!expression.Evaluate(context, ref sample))
            return null;
        return sample.Type switch
        {
            ActorProxy.Core.Samples.SampleType.Bin => Convert.ToHexString(sample.Span),
            ActorProxy.Core.Samples.SampleType.SInt => sample.Number.ToString(CultureInfo.InvariantCulture),
            ActorProxy.Core.Samples.SampleType.IPv4 or ActorProxy.Core.Samples.SampleType.IPv6 => sample.Address.HostText,
            _ => sample.Text,
        };
    }
}
