using System.Buffers.Binary;
using System.Collections.Immutable;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class VrrpPacketTests
{
    private static readonly VrrpEnvelope Group = new(NodeAt(1), VrrpEnvelope.IPv4Group, 255);

    public static TheoryData<string> Recorded { get; } = [.. RecordedPacket.Load("keepalived.txt").Select(static one => one.Name)];

    public static TheoryData<string> Own { get; } = [.. RecordedPacket.Load("own.txt").Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Reads_what_keepalived_says(string name)
    {
        var packet = RecordedPacket.Load("keepalived.txt").Single(one => one.Name == name);
        Assert.True(VrrpPacket.TryRead(packet.Bytes, packet.Envelope, out var advertisement, out var refusal), refusal.Text());
        Assert.Equal(packet.Advertisement, advertisement);
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Says_the_same_in_the_same_bytes_as_keepalived(string name)
    {
        var packet = RecordedPacket.Load("keepalived.txt").Single(one => one.Name == name);
        Assert.Equal(Convert.ToHexString(packet.Bytes), Convert.ToHexString(Write(packet.Advertisement, packet.Envelope)));
    }

    /// <summary>The end-to-end tests give the same bytes to tshark.</summary>
    [Theory]
    [MemberData(nameof(Own))]
    public void Says_the_bytes_that_are_shown_to_other_readers(string name)
    {
        var packet = RecordedPacket.Load("own.txt").Single(one => one.Name == name);
        Assert.Equal(Convert.ToHexString(packet.Bytes), Convert.ToHexString(Write(packet.Advertisement, packet.Envelope)));
        Assert.True(VrrpPacket.TryRead(packet.Bytes, packet.Envelope, out var advertisement, out _));
        Assert.Equal(packet.Advertisement, advertisement);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reads_both_checksums_of_version_3_in_IPv4(bool pseudoHeader)
    {
        var bytes = new byte[VrrpPacket.LengthOf(Advertisement(9))];
        VrrpPacket.Write(Advertisement(9), Group, bytes, pseudoHeader);
        Assert.True(VrrpPacket.TryRead(bytes, Group, out _, out _));
        var elsewhere = Group with { Source = NodeAt(2) };
        Assert.Equal(!pseudoHeader, VrrpPacket.TryRead(bytes, elsewhere, out _, out _));
    }

    [Fact]
    public void Reads_no_checksum_of_IPv6_without_the_pseudo_header()
    {
        var packet = RecordedPacket.Load("keepalived.txt").First(static one => one.Envelope.Source.Family == AddressFamilyKind.IPv6);
        Assert.False(VrrpPacket.TryRead(packet.Bytes, packet.Envelope with { Source = Address("fe80::1") }, out _, out var refusal));
        Assert.Equal(VrrpRefusal.Checksum, refusal);
    }

    [Fact]
    public void Every_changed_byte_is_refused()
    {
        foreach (var packet in RecordedPacket.Load("keepalived.txt"))
        {
            for (var at = 0; at < packet.Bytes.Length; at++)
            {
                var changed = packet.Bytes.ToArray();
                changed[at] ^= 0x10;
                Assert.False(VrrpPacket.TryRead(changed, packet.Envelope, out var advertisement, out var refusal), $"{packet.Name}, byte {at}");
                Assert.Null(advertisement);
                Assert.NotEqual(VrrpRefusal.None, refusal);
            }
        }
    }

    [Theory]
    [InlineData("", VrrpRefusal.Length)]
    [InlineData("31350001003269", VrrpRefusal.Length)]
    [InlineData("313500010032699fc00002", VrrpRefusal.Length)]
    [InlineData("313500010032699fc000026700", VrrpRefusal.Length)]
    [InlineData("213364020001f5fec0000264c000026500000000000000", VrrpRefusal.Length)]
    [InlineData("113500010032699fc0000267", VrrpRefusal.UnknownVersion)]
    [InlineData("413500010032699fc0000267", VrrpRefusal.UnknownVersion)]
    [InlineData("323500010032699fc0000267", VrrpRefusal.Type)]
    [InlineData("3135000100320000c0000267", VrrpRefusal.Checksum)]
    public void Refuses_with_the_reason(string bytes, VrrpRefusal expected)
    {
        Assert.False(VrrpPacket.TryRead(Convert.FromHexString(bytes), Group, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData("313596000032", VrrpRefusal.NoAddress)]
    [InlineData("2133640000010000000000000000", VrrpRefusal.NoAddress)]
    [InlineData("313596010000c0000267", VrrpRefusal.ZeroInterval)]
    [InlineData("213364010000c00002640000000000000000", VrrpRefusal.ZeroInterval)]
    [InlineData("213364010201c00002640000000000000000", VrrpRefusal.UnknownAuthentication)]
    public void Refuses_with_the_reason_although_the_checksum_is_right(string bytes, VrrpRefusal expected)
    {
        Assert.False(VrrpPacket.TryRead(WithChecksum(Convert.FromHexString(bytes)), Group, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void Refuses_the_authentication_header_of_keepalived()
    {
        Assert.False(VrrpPacket.TryRead(Convert.FromHexString("213a64010201b656c000026c0000000000000000"), Group, out _, out var refusal));
        Assert.Equal(VrrpRefusal.UnknownAuthentication, refusal);
    }

    [Fact]
    public void Refuses_version_2_in_IPv6()
    {
        var bytes = Write(Advertisement(9) with { Version = VrrpVersion.V2 }, Group);
        Assert.False(VrrpPacket.TryRead(bytes, new VrrpEnvelope(Address("fe80::1"), VrrpEnvelope.IPv6Group, 255), out _, out var refusal));
        Assert.Equal(VrrpRefusal.UnknownVersion, refusal);
    }

    [Fact]
    public void The_reserved_bits_of_version_3_are_no_part_of_the_interval()
    {
        var bytes = WithChecksum(Convert.FromHexString("31359601F032C0000267"));
        Assert.True(VrrpPacket.TryRead(bytes, Group, out var advertisement, out _));
        Assert.Equal(50, advertisement.IntervalCentiseconds);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    public void Holds_255_addresses(string first)
    {
        var start = Address(first);
        var all = Enumerable.Range(0, 255).Select(i => start with { Low = start.Low + (ulong)i }).ToImmutableArray();
        var envelope = start.Family == AddressFamilyKind.IPv4 ? Group : new VrrpEnvelope(Address("fe80::1"), VrrpEnvelope.IPv6Group, 255);
        var bytes = Write(Advertisement(9) with { Addresses = all }, envelope);
        Assert.InRange(bytes.Length, 1, VrrpPacket.MostBytes);
        Assert.True(VrrpPacket.TryRead(bytes, envelope, out var advertisement, out _));
        Assert.Equal(all, advertisement.Addresses);
    }

    [Fact]
    public void An_interval_that_does_not_fit_is_not_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => Write(Advertisement(9, 4096), Group));

    private static byte[] Write(VrrpAdvertisement advertisement, in VrrpEnvelope envelope)
    {
        var bytes = new byte[VrrpPacket.LengthOf(advertisement)];
        Assert.Equal(bytes.Length, VrrpPacket.Write(advertisement, envelope, bytes));
        return bytes;
    }

    /// <summary>Puts the checksum behind the first six bytes.</summary>
    private static byte[] WithChecksum(byte[] bytes)
    {
        byte[] whole = [.. bytes[..6], 0, 0, .. bytes[6..]];
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(6), VrrpChecksum.Of(whole));
        return whole;
    }
}
