using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class VrrpRouterConfigTests
{
    public static TheoryData<string, VrrpRouterConfig> Wrong { get; } = new()
    {
        { "router id", Usual with { RouterId = 0 } },
        { "priority", Usual with { Priority = 0 } },
        { "1 to 255 addresses", Usual with { Addresses = [] } },
        { "all of IPv4 or all of IPv6", Usual with { Addresses = [Address("192.0.2.1"), Address("fe80::1")] } },
        { "unicast peers", Usual with { UnicastPeers = [Address("fe80::1")] } },
        { "no authentication", Usual with { Password = "a" } },
        { "0.01 to 40.95", Usual with { IntervalCentiseconds = 0 } },
        { "0.01 to 40.95", Usual with { IntervalCentiseconds = 4096 } },
        { "IPv4 only", Usual2 with { Addresses = [Address("fe80::1")] } },
        { "whole seconds", Usual2 with { IntervalCentiseconds = 150 } },
        { "whole seconds", Usual2 with { IntervalCentiseconds = 25600 } },
        { "1 to 8 characters", Usual2 with { Password = "ninechars" } },
        { "1 to 8 characters", Usual2 with { Password = "" } },
        { "Latin-1", Usual2 with { Password = "\u20ac" } },
        { "not negative", Usual with { PreemptDelayMs = -1 } },
        { "not negative", Usual with { AnnounceAgainAfterMs = [0] } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Names_what_can_not_be(string expected, VrrpRouterConfig config) =>
        Assert.Contains(expected, config.FindProblem(), StringComparison.Ordinal);

    [Fact]
    public void Has_nothing_against_what_can_be()
    {
        Assert.Null(Usual.FindProblem());
        Assert.Null((Usual2 with { Password = "12345678", IntervalCentiseconds = 25500 }).FindProblem());
        Assert.Null((Usual with { Addresses = [Address("fe80::1"), Address("2001:db8::1")], IntervalCentiseconds = 4095, Priority = 255 }).FindProblem());
    }
}
