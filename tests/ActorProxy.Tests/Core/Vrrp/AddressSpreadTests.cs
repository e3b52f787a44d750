using System.Collections.Immutable;
using ActorProxy.Core.Vrrp;
using Xunit;

namespace ActorProxy.Tests.Core.Vrrp;

public sealed class AddressSpreadTests(ITestOutputHelper output)
{
    [Fact]
    public void No_healthy_node_holds_two_more_than_another_and_no_other_holds_any() => EachCluster(static (nodes, routers, random) =>
    {
        var loads = Loads(AddressSpread.Of(nodes, routers), nodes, routers);
        var healthy = nodes.Where(static node => node.IsHealthy).Select(node => loads[node.Name]).ToList();
        if (healthy.Count == 0)
            return;
        Assert.InRange(healthy.Max() - healthy.Min(), 0, 1);
        Assert.Equal(routers.Count, healthy.Sum());
    });

    [Fact]
    public void The_order_in_which_nodes_and_routers_are_known_does_not_matter() => EachCluster(static (nodes, routers, random) =>
    {
        var one = AddressSpread.Of(nodes, routers);
        var other = AddressSpread.Of(nodes.OrderBy(_ => random.Next()).ToList(), routers.OrderBy(_ => random.Next()).ToList());
        Assert.All(routers, router => Assert.All(nodes, node => Assert.Equal(one.PriorityOf(node.Name, router), other.PriorityOf(node.Name, router))));
    });

    [Fact]
    public void Only_the_routers_of_a_node_that_fails_move_and_they_come_back_to_it() => EachCluster(static (nodes, routers, random) =>
    {
        var all = nodes.Select(static node => node with { IsHealthy = true }).ToList();
        var failed = all[random.Next(all.Count)];
        var before = AddressSpread.Of(all, routers);
        var after = AddressSpread.Of([.. all.Where(node => node != failed), failed with { IsHealthy = false }], routers);
        if (all.Count == 1)
            return;
        foreach (var router in routers)
        {
            if (before.OwnerOf(router) == failed.Name)
                Assert.NotEqual(failed.Name, after.OwnerOf(router));
            else
                Assert.Equal(before.OwnerOf(router), after.OwnerOf(router));
        }
    });

    [Fact]
    public void The_successor_is_the_owner_once_the_owner_has_failed() => EachCluster(static (nodes, routers, random) =>
    {
        var spread = AddressSpread.Of(nodes, routers);
        foreach (var router in routers)
        {
            var owner = nodes.Single(node => node.Name == spread.OwnerOf(router));
            if (spread.SuccessorOf(router) is not { } successor)
                continue;
            Assert.Equal(successor, AddressSpread.Of([.. nodes.Where(node => node != owner), owner with { IsHealthy = false }], routers).OwnerOf(router));
        }
    });

    [Fact]
    public void A_node_whose_name_comes_last_moves_its_own_share_only_as_it_joins()
    {
        for (var count = 1; count < 12; count++)
        {
            string[] routers = [.. Enumerable.Range(0, 40).Select(static i => $"vip{i}")];
            var nodes = Nodes(count);
            var before = AddressSpread.Of(nodes, routers);
            var after = AddressSpread.Of([.. nodes, new SpreadNode("z", true)], routers);
            var moved = routers.Where(router => before.OwnerOf(router) != after.OwnerOf(router)).ToList();
            Assert.Equal(40 / (count + 1), moved.Count);
            Assert.All(moved, router => Assert.Equal("z", after.OwnerOf(router)));
        }
    }

    [Fact]
    public void A_node_that_is_taken_out_of_the_configuration_moves_little_more_than_its_share()
    {
        var (moves, shares) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var nodes = Nodes(random.Next(2, 9));
            string[] routers = [.. Enumerable.Range(0, random.Next(1, 40)).Select(i => $"vip{i}-{seed}")];
            var removed = nodes[random.Next(nodes.Count)];
            var before = AddressSpread.Of(nodes, routers);
            var after = AddressSpread.Of([.. nodes.Where(node => node != removed)], routers);
            moves += routers.Count(router => before.OwnerOf(router) != after.OwnerOf(router));
            shares += routers.Count(router => before.OwnerOf(router) == removed.Name);
        }

        output.WriteLine($"{moves} moves for {shares} routers of removed nodes");
        Assert.InRange(moves, shares, 2 * shares);
    }

    [Fact]
    public void Preferences_are_followed_where_every_node_keeps_its_share()
    {
        SpreadNode[] nodes = [Node("a", ("one", 150)), Node("b", ("two", 150)), Node("c", ("three", 150))];
        var spread = AddressSpread.Of(nodes, ["one", "two", "three"]);
        Assert.Equal(("a", "b", "c"), (spread.OwnerOf("one"), spread.OwnerOf("two"), spread.OwnerOf("three")));
    }

    [Fact]
    public void Preferences_do_not_pile_up_addresses()
    {
        SpreadNode[] nodes = [Node("a", ("one", 150), ("two", 140)), Node("b")];
        var spread = AddressSpread.Of(nodes, ["one", "two"]);
        Assert.Equal(("a", "b"), (spread.OwnerOf("one"), spread.OwnerOf("two")));
    }

    [Fact]
    public void A_node_that_comes_later_in_the_order_of_names_does_not_lose_what_it_is_preferred_for()
    {
        SpreadNode[] nodes = [Node("a"), Node("b", ("one", 150)), Node("c", ("two", 150))];
        var spread = AddressSpread.Of(nodes, ["one", "two"]);
        Assert.Equal(("b", "c"), (spread.OwnerOf("one"), spread.OwnerOf("two")));
    }

    [Fact]
    public void Priorities_put_the_owner_first_then_the_successor_then_the_healthy_ones()
    {
        SpreadNode[] nodes = [.. Nodes(5), new SpreadNode("sick", false)];
        string[] routers = ["one", "two", "three"];
        var spread = AddressSpread.Of(nodes, routers);
        foreach (var router in routers)
        {
            Assert.Equal(200, spread.PriorityOf(spread.OwnerOf(router)!, router));
            Assert.Equal(199, spread.PriorityOf(spread.SuccessorOf(router)!, router));
            Assert.InRange(spread.PriorityOf("sick", router), 1, 100);
            Assert.Equal(nodes.Length, nodes.Select(node => spread.PriorityOf(node.Name, router)).Distinct().Count());
        }
    }

    [Fact]
    public void Without_a_healthy_node_the_addresses_are_somewhere_nevertheless()
    {
        var spread = AddressSpread.Of([new SpreadNode("a", false), new SpreadNode("b", false)], ["one", "two"]);
        Assert.NotEqual(spread.OwnerOf("one"), spread.OwnerOf("two"));
        Assert.Null(spread.SuccessorOf("one"));
        Assert.Null(AddressSpread.Of([], ["one"]).OwnerOf("one"));
        Assert.Throws<ArgumentException>(() => spread.PriorityOf("c", "one"));
    }

    private static SpreadNode Node(string name, params (string Router, int Preference)[] preferences) =>
        new(name, true, preferences.ToImmutableDictionary(static one => one.Router, static one => one.Preference));

    private static List<SpreadNode> Nodes(int count) => [.. Enumerable.Range(1, count).Select(static i => new SpreadNode($"node{i:00}", true))];

    private static Dictionary<string, int> Loads(AddressSpread spread, IEnumerable<SpreadNode> nodes, IEnumerable<string> routers) =>
        nodes.ToDictionary(static node => node.Name, node => routers.Count(router => spread.OwnerOf(router) == node.Name));

    private static void EachCluster(Action<IReadOnlyList<SpreadNode>, IReadOnlyList<string>, Random> check)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string[] routers = [.. Enumerable.Range(0, random.Next(0, 25)).Select(static i => $"vip{i}")];
            var prefers = random.Next(2) == 0;
            SpreadNode[] nodes = [.. Enumerable.Range(0, random.Next(1, 9)).Select(i => new SpreadNode(
                $"n{random.Next(1000)}-{i}",
                random.Next(4) != 0,
                prefers ? routers.Where(_ => random.Next(3) == 0).ToImmutableDictionary(static router => router, _ => random.Next(1, 255)) : []))];
            try
            {
                check(nodes, routers, random);
            }
#pragma warning disable CA1031 // Whatever it is, it is told with its seed.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Assert.Fail($"seed {seed}: {e.Message}");
            }
        }
    }
}
