using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;
using ActorProxy.Guardian;
using Xunit;

namespace ActorProxy.Tests.Guardian;

public sealed class HeldAddressesTests
{
    private static readonly InterfaceAddress IPv4 = new(NetworkAddress.IPv4(0xC0000264, 0), 24);
    private static readonly InterfaceAddress IPv6 = new(NetworkAddress.From(IPAddress.Parse("2001:db8::64"), 0), 64);

    [Fact]
    public void What_is_held_and_not_dropped_is_left()
    {
        var held = new HeldAddresses();
        held.Take(HeldAddresses.HoldsLine(2, IPv4) + HeldAddresses.HoldsLine(3, IPv6) + HeldAddresses.DroppedLine(2, IPv4));
        Assert.Equal((3, IPv6), Assert.Single(held.All));
    }

    [Fact]
    public void Lines_may_come_in_pieces()
    {
        var held = new HeldAddresses();
        foreach (var letter in HeldAddresses.ServingLine + HeldAddresses.HoldsLine(2, IPv4))
            held.Take(letter.ToString());
        Assert.True(held.IsServing);
        Assert.Equal((2, IPv4), Assert.Single(held.All));
    }

    [Fact]
    public void Last_words_are_those_of_routers_that_still_have_some()
    {
        var words = new LastWords("eth0", 2, IPv4.Address, NetworkAddress.IPv4(0xE0000012, 0), "3133");
        var held = new HeldAddresses();
        held.Take(HeldAddresses.LastWordsLine("a", words) + HeldAddresses.LastWordsLine("b", words with { Packet = "00" }) + HeldAddresses.NoLastWordsLine("b"));
        Assert.Equal(words, Assert.Single(held.LastWords));
    }

    [Fact]
    public void What_is_no_line_of_ours_is_passed_over()
    {
        var held = new HeldAddresses();
        held.Take("holds x y\nholds 2 192.0.2.1/99\nlast-words a b\nnonsense\n\n");
        Assert.Empty(held.All);
        Assert.Empty(held.LastWords);
        Assert.False(held.IsServing);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(100, 30)]
    public void A_process_that_dies_again_and_again_is_started_more_and_more_slowly(int shortLives, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RestartDelay.After(shortLives));
}
