using ActorProxy.Core.Vrrp;
using Xunit;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class VrrpPriorityTests
{
    [Theory]
    [InlineData(100, 20, true, 120, false)]
    [InlineData(100, 20, false, 100, false)]
    [InlineData(100, -20, true, 100, false)]
    [InlineData(100, -20, false, 80, false)]
    [InlineData(100, 0, true, 100, false)]
    [InlineData(100, 0, false, 100, true)]
    [InlineData(100, 253, true, 254, false)]
    [InlineData(100, -253, false, 1, false)]
    [InlineData(255, -50, false, 255, false)]
    [InlineData(255, 0, false, 255, true)]
    public void Follows_what_is_tracked(int configured, int weight, bool isUp, int expected, bool isFault) =>
        Assert.Equal(new VrrpPriority((byte)expected, isFault), VrrpPriority.Of((byte)configured, [new TrackedResult(weight, isUp)]));

    [Fact]
    public void Adds_all_weights_before_it_is_bounded() =>
        Assert.Equal(new VrrpPriority(150, false), VrrpPriority.Of(200, [new TrackedResult(100, true), new TrackedResult(-150, false)]));

    [Fact]
    public void Is_the_configured_one_when_nothing_is_tracked() => Assert.Equal(new VrrpPriority(77, false), VrrpPriority.Of(77, []));
}
