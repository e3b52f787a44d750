using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerVarintTests
{
    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(239UL, "ef")]
    [InlineData(240UL, "f000")]
    [InlineData(255UL, "ff00")]
    [InlineData(2287UL, "ff7f")]
    [InlineData(2288UL, "f08000")]
    [InlineData(4660UL, "f49401")]
    [InlineData(60000UL, "f0971c")]
    [InlineData(264431UL, "ffff7f")]
    [InlineData(264432UL, "f0808000")]
    [InlineData(4294967295UL, "fff0fefe7e")]
    [InlineData(ulong.MaxValue, "fff0fefefefefefefe0e")]
    public void Writes_and_reads_what_haproxy_does(ulong value, string bytes)
    {
        Assert.Equal(bytes, Convert.ToHexStringLower(Write(value)));
        Assert.Equal(value, Read(Convert.FromHexString(bytes)));
        Assert.Equal(bytes.Length / 2, PeerVarint.LengthOf(value));
    }

    [Fact]
    public void Reads_what_it_writes_at_every_length()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var value = (ulong)random.NextInt64() >> random.Next(64);
            var bytes = Write(value);
            Assert.Equal(value, Read(bytes));
            Assert.Equal(bytes.Length, PeerVarint.LengthOf(value));
        }
    }

    [Fact]
    public void A_cut_number_is_none()
    {
        var bytes = Write(ulong.MaxValue);
        for (var length = 0; length < bytes.Length; length++)
        {
            var offset = 0;
            Assert.False(PeerVarint.TryRead(bytes.AsSpan(0, length), ref offset, out _));
            Assert.Equal(0, offset);
        }
    }

    [Fact]
    public void A_number_that_does_not_end_within_64_bits_is_none()
    {
        var offset = 0;
        Assert.False(PeerVarint.TryRead(Enumerable.Repeat((byte)0xff, 64).ToArray(), ref offset, out _));
    }

    [Fact]
    public void Writes_nothing_without_room()
    {
        Span<byte> room = stackalloc byte[3];
        for (var length = 0; length < 3; length++)
        {
            var offset = 0;
            Assert.False(PeerVarint.TryWrite(room[..length], ref offset, 60000));
            Assert.Equal(0, offset);
        }
    }

    private static byte[] Write(ulong value)
    {
        var room = new byte[PeerVarint.MostBytes];
        var offset = 0;
        Assert.True(PeerVarint.TryWrite(room, ref offset, value));
        return room[..offset];
    }

    private static ulong Read(byte[] bytes)
    {
        var offset = 0;
        Assert.True(PeerVarint.TryRead(bytes, ref offset, out var value));
        Assert.Equal(bytes.Length, offset);
        return value;
    }
}
