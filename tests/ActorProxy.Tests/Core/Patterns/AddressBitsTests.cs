using ActorProxy.Core.Patterns;
using Xunit;

namespace ActorProxy.Tests.Core.Patterns;

public sealed class AddressBitsTests
{
    [Fact]
    public void It_counts_and_shifts_as_a_number_of_128_bits_does()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Draw(random), Draw(random));
            var (x, y) = (Bits(a), Bits(b));
            var count = random.Next(128);
            Assert.Equal(a << count, Number(x << count));
            Assert.Equal(a >> count, Number(x >> count));
            Assert.Equal(a & b, Number(x & y));
            Assert.Equal(a | b, Number(x | y));
            Assert.Equal(a ^ b, Number(x ^ y));
            Assert.Equal(~a, Number(~x));
            Assert.Equal((int)UInt128.LeadingZeroCount(a), x.LeadingZeroCount);
            Assert.Equal(a == b, x == y);
            Assert.True(x == Bits(a));
        }
    }

    [Fact]
    public void All_of_it_can_be_shifted_out()
    {
        Assert.True(AddressBits.MaxValue << 128 == AddressBits.Zero);
        Assert.True(AddressBits.MaxValue >> 128 == AddressBits.Zero);
        Assert.Equal(128, AddressBits.Zero.LeadingZeroCount);
    }

    // Long rows of equal bits among them, as in masks.
    private static UInt128 Draw(Random random) => random.Next(3) switch
    {
        0 => UInt128.MaxValue << random.Next(128),
        1 => (UInt128)1 << random.Next(128),
        _ => new UInt128((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue)),
    };

    private static AddressBits Bits(UInt128 value) => new((ulong)(value >> 64), (ulong)value);

    private static UInt128 Number(AddressBits value) => new(value.High, value.Low);
}
