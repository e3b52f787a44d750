using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>Servers whose names have no address. The lines are what haproxy 2.6 logs.</summary>
public sealed class UnresolvedServerTests
{
    private static readonly AddressConfig Found = new() { Kind = AddressKind.IPv4, Host = "192.0.2.1", Port = 80, Text = "192.0.2.1:80" };

    [Fact]
    public void One_is_in_maintenance_and_not_picked()
    {
        var app = Start();
        Assert.Equal((ServerAdminState.ResolutionMaint, ServerOperation.Stopped), (app["s1"].Admin, app["s1"].Operation));
        Assert.Equal("s2 s2 s2", app.Sequence(3));
    }

    [Fact]
    public void Neither_an_operators_word_nor_a_reload_brings_it_back()
    {
        var app = Start();
        app.SetState("s1", AdminCommandState.Maint);
        app.SetState("s1", AdminCommandState.Ready);
        Configure(app, isUnresolved: true);
        Assert.Equal(ServerAdminState.ResolutionMaint, app["s1"].Admin);
        Assert.Equal("s2 s2 s2", app.Sequence(3));
    }

    [Fact]
    public void An_address_from_an_operator_brings_it_back_before_those_who_wait_are_sent_there()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin));
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Named, Server("s2", maxConn: 1)), unresolved: "s1");
        app.Hold();
        app.Wait();
        app.Effects.Clear();

        app.Balancer.Commands.SetAddress(app["s1"], Found, app.NowMs, app.Effects);

        Assert.Equal(["Server app/s1 ('www.example') is UP/READY (resolves again)."], app.Notices);
        Assert.Equal(["s1"], app.Assignments.Select(static one => one.Server));
        var kinds = app.Effects.AsSpan().ToArray().Select(static effect => effect.Kind).ToList();
        Assert.True(kinds.IndexOf(BalanceEffectKind.ServerChanged) < kinds.IndexOf(BalanceEffectKind.Assigned));
    }

    [Fact]
    public void An_address_does_not_end_what_else_keeps_it_in_maintenance()
    {
        var app = Start();
        app.SetState("s1", AdminCommandState.Maint);
        app.Effects.Clear();
        app.Balancer.Commands.SetAddress(app["s1"], Found, app.NowMs, app.Effects);
        Assert.Equal(["Server app/s1 ('www.example') resolves again but remains in maintenance."], app.Notices);
        Assert.Equal("s2 s2 s2", app.Sequence(3));
    }

    [Fact]
    public void An_operators_address_stands_when_a_reload_finds_none()
    {
        var app = Start();
        app.Balancer.Commands.SetAddress(app["s1"], Found, app.NowMs, app.Effects);
        Configure(app, isUnresolved: true);
        Assert.Equal(ServerAdminState.None, app["s1"].Admin);
    }

    [Fact]
    public void A_reload_that_finds_the_address_brings_it_back_and_one_that_does_not_takes_it_out()
    {
        var app = Start();
        Configure(app, isUnresolved: false);
        Assert.Equal("s1 s2", string.Join(' ', app.Sequence(2).Split(' ').Order()));
        Configure(app, isUnresolved: true);
        Assert.Equal("s2 s2 s2", app.Sequence(3));
    }

    [Fact]
    public void A_disabled_one_stays_so_when_it_gets_an_address()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin));
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Named with { IsDisabled = true }), unresolved: "s1");
        Assert.Equal(ServerAdminState.ResolutionMaint | ServerAdminState.ConfiguredMaint, app["s1"].Admin);
        app.Balancer.Commands.SetAddress(app["s1"], Found, app.NowMs, app.Effects);
        Assert.Equal(ServerAdminState.ConfiguredMaint, app["s1"].Admin);
    }

    private static ServerConfig Named => Server("s1") with { Address = new AddressConfig { Kind = AddressKind.HostName, Host = "www.example", Port = 80, Text = "www.example:80" } };

    private static BalancerDriver Start()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin));
        Configure(app, isUnresolved: true);
        return app;
    }

    private static void Configure(BalancerDriver app, bool isUnresolved) =>
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Named, Server("s2")), unresolved: isUnresolved ? ["s1"] : []);
}
