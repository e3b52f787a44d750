using System.Collections.Immutable;

namespace ActorProxy.Core.Vrrp;

/// <summary>Who of the nodes holds which virtual router: the same on every node that knows the same of the nodes.</summary>
/// <remarks>
/// No healthy node holds two more than another, however the preferences are; <see cref="SpreadAssignment"/> says how few move.
/// What comes of it is a priority per node and router, which the routers then settle by the protocol, also with nodes that see the cluster otherwise for a while.
/// </remarks>
public sealed class AddressSpread
{
    private const int HealthyPriority = 200;
    private const int LeastHealthyPriority = 101;
    private const int OtherPriority = 100;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> ranks;
    private readonly ImmutableHashSet<string> healthy;

    private AddressSpread(ImmutableDictionary<string, ImmutableArray<string>> ranks, ImmutableHashSet<string> healthy)
    {
        this.ranks = ranks;
        this.healthy = healthy;
    }

    /// <summary>Spreads the routers, named as the floating addresses are; the order of both lists is of no matter.</summary>
    /// <remarks>Nodes that have left the configuration are left out; nodes that are down, or drain, are in it and not healthy.</remarks>
    public static AddressSpread Of(IEnumerable<SpreadNode> nodes, IEnumerable<string> routers)
    {
        SpreadNode[] members = [.. nodes.OrderBy(static node => node.Name, StringComparer.Ordinal)];
        string[] names = [.. routers.Order(StringComparer.Ordinal)];
        if (members.Length == 0)
            return new AddressSpread([], []);
        var homes = new SpreadAssignment(members, names);
        var current = homes.With(node => members[node].IsHealthy);
        SpreadAssignment[] without = [.. Enumerable.Range(0, members.Length).Select(gone => homes.With(node => node != gone && members[node].IsHealthy))];
        var ranks = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        for (var router = 0; router < names.Length; router++)
        {
            var owner = current.OwnerOf(router);
            var next = without[owner].OwnerOf(router);
            var index = router;
            var order = Enumerable.Range(0, members.Length).ToList();
            order.Sort((left, right) => Rank(left) != Rank(right) ? Rank(left).CompareTo(Rank(right)) : left == right ? 0 : homes.IsRather(left, right, index) ? -1 : 1);
            ranks[names[router]] = [.. order.Select(node => members[node].Name)];

            int Rank(int node) => node == owner ? 0 : !members[node].IsHealthy ? 3 : node == next ? 1 : 2;
        }

        return new AddressSpread(ranks.ToImmutable(), [.. members.Where(static node => node.IsHealthy).Select(static node => node.Name)]);
    }

    /// <summary>The node that should hold the router; null without nodes. When no node is healthy it is still one, for lack of a better.</summary>
    public string? OwnerOf(string router) => ranks.TryGetValue(router, out var order) ? order[0] : null;

    /// <summary>The node that takes the router over when its owner is gone; null when there is no other healthy one.</summary>
    public string? SuccessorOf(string router) => ranks.TryGetValue(router, out var order) && order.Length > 1 && healthy.Contains(order[1]) ? order[1] : null;

    /// <summary>The priority that a node is to have in a router: 101 to 200 of healthy ones, the owner's the highest; 1 to 100 of others.</summary>
    public byte PriorityOf(string node, string router)
    {
        var rank = ranks.TryGetValue(router, out var order) ? order.IndexOf(node, StringComparer.Ordinal) : -1;
        if (rank < 0)
            throw new ArgumentException($"the node '{node}' or the virtual router '{router}' is none of those that were spread", nameof(node));
        return (byte)(healthy.Contains(node) ? Math.Max(LeastHealthyPriority, HealthyPriority - rank) : Math.Max(1, OtherPriority - rank));
    }
}
