using System.Collections.Immutable;
using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using Xunit;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class ClusterRoutersTests
{
    [Fact]
    public void A_node_alone_takes_no_place()
    {
        var node = Node("a", Alive("a"));
        Assert.Equal(new RouterRole(null, true, null), node.Roles()["web"]);
    }

    [Fact]
    public void No_place_is_taken_before_every_living_node_has_spoken()
    {
        var node = Node("a", Alive("a"), Alive("b"), Alive("c"));
        node.Take("b", Reports("b"));
        Assert.Null(node.Roles()["web"].SpreadPriority);
        node.Take("c", Reports("c"));
        Assert.NotNull(node.Roles()["web"].SpreadPriority);
    }

    [Fact]
    public void Two_routers_spread_over_two_of_three_nodes_and_each_node_knows_the_same_order()
    {
        string[] names = ["a", "b", "c"];
        var all = names.Select(static name => Settled(name)).ToArray();
        foreach (var router in (string[])["web", "mail"])
        {
            var priorities = all.Select(node => (int)node.Roles()[router].SpreadPriority!.Value).ToArray();
            Assert.Equal([198, 199, 200], priorities.Order());
        }

        var owners = ((string[])["web", "mail"]).Select(router => Array.FindIndex(all, node => node.Roles()[router].SpreadPriority == 200)).ToArray();
        Assert.NotEqual(owners[0], owners[1]);
    }

    [Fact]
    public void The_owner_is_the_other_living_node_that_was_the_last_to_say_so()
    {
        var node = Settled("a");
        Assert.Null(node.Roles()["web"].Owner);
        node.Take("b", Owning("b"));
        node.Take("c", Owning("c"));
        node.Take("b", Owning("b"));
        Assert.Equal(node.SourceOf("c", "web"), node.Roles()["web"].Owner);
        node.Take([Alive("a"), Alive("b"), new RouterMember("c", IsAlive: false)]);
        Assert.Equal(node.SourceOf("b", "web"), node.Roles()["web"].Owner);
        node.Take("b", Reports("b"));
        Assert.Null(node.Roles()["web"].Owner);

        static ImmutableArray<RouterReport> Owning(string name) => [.. Reports(name).Select(static one => one with { IsMaster = true })];
    }

    [Fact]
    public void A_node_that_is_gone_or_stands_aside_gets_the_last_place()
    {
        var node = Settled("a");
        node.Take("b", [.. Reports("b").Select(static one => one with { CanHold = false })]);
        node.Take([Alive("a"), Alive("b"), new RouterMember("c", IsAlive: false)]);
        Assert.All(node.Roles().Values, static role => Assert.Equal((byte)200, role.SpreadPriority));
    }

    [Theory]
    [InlineData(150, false, true, true)]
    [InlineData(151, false, true, false)]
    [InlineData(151, true, true, true)] // It has the addresses: the question is who follows.
    [InlineData(151, false, false, true)]
    public void Next_is_the_best_of_those_that_could_have_the_addresses_and_have_not(byte priority, bool isMaster, bool canHold, bool isNext)
    {
        var node = new ClusterRouters("b");
        node.Take([Alive("a"), Alive("b")]);
        node.Take("b", [new RouterReport("web", Address("b"), 150, false, true)]);
        node.Take("a", [new RouterReport("web", Address("a"), priority, isMaster, canHold)]);
        Assert.Equal(isNext, node.Roles()["web"].IsNext);
    }

    [Fact]
    public void Between_equals_the_higher_address_is_next()
    {
        var lower = new ClusterRouters("a");
        lower.Take([Alive("a"), Alive("b")]);
        lower.Take("a", [new RouterReport("web", Address("a"), 150, false, true)]);
        lower.Take("b", [new RouterReport("web", Address("b"), 150, false, true)]);
        Assert.False(lower.Roles()["web"].IsNext);
    }

    [Fact]
    public void A_master_is_not_next()
    {
        var node = new ClusterRouters("a");
        node.Take("a", [new RouterReport("web", Address("a"), 150, true, true)]);
        Assert.False(node.Roles()["web"].IsNext);
    }

    [Fact]
    public void What_a_removed_node_has_told_is_forgotten()
    {
        var node = Settled("a");
        Assert.Equal(Address("b"), node.SourceOf("b", "web"));
        node.Take([Alive("a"), Alive("c")]);
        Assert.Null(node.SourceOf("b", "web"));
    }

    private static ClusterRouters Settled(string self)
    {
        var node = Node(self, Alive("a"), Alive("b"), Alive("c"));
        foreach (var name in (string[])["a", "b", "c"])
            node.Take(name, Reports(name));
        return node;
    }

    private static ClusterRouters Node(string self, params ImmutableArray<RouterMember> members)
    {
        var node = new ClusterRouters(self);
        node.Take(members);
        node.Take(self, Reports(self));
        return node;
    }

    private static ImmutableArray<RouterReport> Reports(string name) => [new("web", Address(name), 100, false, true), new("mail", Address(name), 100, false, true)];

    private static RouterMember Alive(string name) => new(name, IsAlive: true);

    private static NetworkAddress Address(string name) => NetworkAddress.From(new IPAddress([192, 0, 2, (byte)name[0]]), 0);
}
