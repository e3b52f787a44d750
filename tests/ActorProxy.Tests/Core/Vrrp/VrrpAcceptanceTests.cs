using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class VrrpAcceptanceTests
{
    private static readonly VrrpEnvelope Group = new(NodeAt(1), VrrpEnvelope.IPv4Group, 255);
    private static readonly VrrpRouterConfig Unicast = Usual with { UnicastPeers = [NodeAt(1), NodeAt(2)], LeastUnicastTtl = 254 };
    private static readonly VrrpEnvelope Direct = new(NodeAt(1), NodeAt(5), 255);

    [Fact]
    public void Listens_to_a_neighbour() => Assert.Equal(VrrpRefusal.None, Check(Advertisement(9), Group));

    [Fact]
    public void Refuses_what_a_router_has_forwarded() => Assert.Equal(VrrpRefusal.Ttl, Check(Advertisement(9), Group with { Ttl = 254 }));

    [Fact]
    public void Refuses_what_comes_from_its_own_address() => Assert.Equal(VrrpRefusal.OwnAddress, Check(Advertisement(9), Group with { Source = NodeAt(5) }));

    [Fact]
    public void Refuses_another_router_id() => Assert.Equal(VrrpRefusal.RouterId, Check(Advertisement(9) with { RouterId = 8 }, Group));

    [Fact]
    public void Refuses_the_other_family() =>
        Assert.Equal(VrrpRefusal.Family, Check(Advertisement(9), new VrrpEnvelope(Address("fe80::1"), VrrpEnvelope.IPv6Group, 255)));

    [Fact]
    public void Refuses_another_version() => Assert.Equal(VrrpRefusal.Version, Check(Advertisement(9) with { Version = VrrpVersion.V2 }, Group));

    [Theory]
    [InlineData(null, null, VrrpRefusal.None)]
    [InlineData("secret", "secret", VrrpRefusal.None)]
    [InlineData("secret", null, VrrpRefusal.Authentication)]
    [InlineData(null, "secret", VrrpRefusal.Authentication)]
    [InlineData("secret", "Secret", VrrpRefusal.Password)]
    [InlineData("secret", "secre", VrrpRefusal.Password)]
    public void Compares_passwords(string? said, string? configured, VrrpRefusal expected) =>
        Assert.Equal(expected, Check(Advertisement(9) with { Version = VrrpVersion.V2, Password = said }, Group, Usual2 with { Password = configured }));

    [Fact]
    public void Addresses_may_come_in_another_order()
    {
        var config = Usual with { Addresses = [Address("192.0.2.100"), Address("192.0.2.101")] };
        Assert.Equal(VrrpRefusal.None, Check(Advertisement(9) with { Addresses = [Address("192.0.2.101"), Address("192.0.2.100")] }, Group, config));
    }

    [Theory]
    [InlineData("192.0.2.101")]
    [InlineData("192.0.2.100,192.0.2.101")]
    public void Refuses_other_addresses_unless_told_otherwise(string addresses)
    {
        var advertisement = Advertisement(9) with { Addresses = [.. addresses.Split(',').Select(Address)] };
        Assert.Equal(VrrpRefusal.Addresses, Check(advertisement, Group));
        Assert.Equal(VrrpRefusal.None, Check(advertisement, Group, Usual with { ChecksAddresses = false }));
    }

    [Fact]
    public void Another_interval_is_refused_in_version_2_and_taken_in_version_3()
    {
        Assert.Equal(VrrpRefusal.Interval, Check(Advertisement(9, 200) with { Version = VrrpVersion.V2 }, Group, Usual2));
        Assert.Equal(VrrpRefusal.None, Check(Advertisement(9, 200), Group));
    }

    [Fact]
    public void Unicast_and_group_are_not_mixed()
    {
        Assert.Equal(VrrpRefusal.None, Check(Advertisement(9), Direct, Unicast));
        Assert.Equal(VrrpRefusal.Destination, Check(Advertisement(9), Group, Unicast));
        Assert.Equal(VrrpRefusal.Destination, Check(Advertisement(9), Direct));
    }

    [Fact]
    public void Unicast_comes_from_configured_peers_only() =>
        Assert.Equal(VrrpRefusal.NotAPeer, Check(Advertisement(9), Direct with { Source = NodeAt(3) }, Unicast));

    [Fact]
    public void Unicast_has_the_least_ttl_that_is_configured()
    {
        Assert.Equal(VrrpRefusal.None, Check(Advertisement(9), Direct with { Ttl = 254 }, Unicast));
        Assert.Equal(VrrpRefusal.Ttl, Check(Advertisement(9), Direct with { Ttl = 253 }, Unicast));
    }

    [Fact]
    public void Every_refusal_has_its_own_name_and_text()
    {
        var all = Enum.GetValues<VrrpRefusal>();
        Assert.Equal(all.Length, all.Select(static one => one.Name()).Distinct().Count());
        Assert.Equal(all.Length, all.Select(static one => one.Text()).Distinct().Count());
        var reasons = Enum.GetValues<VrrpReason>();
        Assert.Equal(reasons.Length, reasons.Select(static one => one.Text()).Distinct().Count());
    }

    private static VrrpRefusal Check(VrrpAdvertisement advertisement, in VrrpEnvelope envelope, VrrpRouterConfig? config = null) =>
        VrrpAcceptance.Check(advertisement, envelope, config ?? Usual, NodeAt(5));
}
