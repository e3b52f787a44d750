using System.Text;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.Vrrp;

/// <summary>Which node holds which virtual router, by index; no node ever holds two more than another.</summary>
/// <remarks>
/// Homes first, over all nodes whether healthy or not: node by node in the order of names, each taking its share from those that have the most, so that a node
/// whose name comes last (node4 after node3) moves nothing but what it gets. Then preferences: exchanges as long as one is for the better.
/// Then the nodes that are not healthy give away what they have: nothing else moves when one fails, and its own comes back to it.
/// </remarks>
internal sealed class SpreadAssignment
{
    private readonly IReadOnlyList<SpreadNode> nodes;
    private readonly int[] owners;
    private readonly int[] loads;
    private readonly int[,] preferences;
    private readonly ulong[,] scores;

    /// <param name="nodes">In the order of their names.</param>
    /// <param name="routers">In the order of their names.</param>
    public SpreadAssignment(IReadOnlyList<SpreadNode> nodes, IReadOnlyList<string> routers)
    {
        this.nodes = nodes;
        owners = new int[routers.Count];
        loads = new int[nodes.Count];
        preferences = new int[nodes.Count, routers.Count];
        scores = new ulong[nodes.Count, routers.Count];
        for (var node = 0; node < nodes.Count; node++)
        {
            var seed = XxHash64.Compute(Encoding.UTF8.GetBytes(nodes[node].Name), 0);
            for (var router = 0; router < routers.Count; router++)
            {
                preferences[node, router] = nodes[node].PreferenceOf(routers[router]);
                scores[node, router] = XxHash64.Compute(Encoding.UTF8.GetBytes(routers[router]), seed);
            }
        }

        loads[0] = routers.Count;
        for (var node = 1; node < nodes.Count; node++)
            TakeShare(node);
        while (Exchange())
        {
        }
    }

    private SpreadAssignment(SpreadAssignment homes)
    {
        (nodes, preferences, scores) = (homes.nodes, homes.preferences, homes.scores);
        owners = [.. homes.owners];
        loads = [.. homes.loads];
    }

    public int OwnerOf(int router) => owners[router];

    /// <summary>Orders nodes for a router that neither holds: true when the left one is rather to take it.</summary>
    public bool IsRather(int left, int right, int router) => preferences[left, router] != preferences[right, router]
        ? preferences[left, router] > preferences[right, router]
        : scores[left, router] != scores[right, router] ? scores[left, router] > scores[right, router] : left < right;

    /// <summary>The same with the routers of nodes that may not hold any given to the others; as it is when no node may.</summary>
    public SpreadAssignment With(Func<int, bool> mayHold)
    {
        var moved = new SpreadAssignment(this);
        var remaining = Enumerable.Range(0, nodes.Count).ToList();
        if (!remaining.Exists(node => mayHold(node)))
            return moved;
        for (var node = 0; node < nodes.Count; node++)
        {
            if (mayHold(node))
                continue;
            remaining.Remove(node);
            moved.GiveAway(node, remaining);
        }

        return moved;
    }

    private void TakeShare(int taker)
    {
        for (var share = owners.Length / (taker + 1); share > 0; share--)
        {
            var most = loads.AsSpan(0, taker).ToArray().Max();
            var best = -1;
            for (var router = 0; router < owners.Length; router++)
            {
                if (owners[router] != taker && loads[owners[router]] == most && (best < 0 || Gain(taker, router, best) > 0))
                    best = router;
            }

            Move(best, taker);
        }
    }

    /// <summary>Above 0 when the router is rather to be taken than the other one.</summary>
    private int Gain(int taker, int router, int other)
    {
        var gain = (preferences[taker, router] - preferences[owners[router], router]) - (preferences[taker, other] - preferences[owners[other], other]);
        return gain != 0 ? gain : scores[taker, router].CompareTo(scores[taker, other]);
    }

    private void GiveAway(int giver, List<int> remaining)
    {
        for (var router = 0; router < owners.Length; router++)
        {
            if (owners[router] != giver)
                continue;
            var best = remaining[0];
            foreach (var node in remaining)
            {
                if (loads[node] < loads[best] || (loads[node] == loads[best] && IsRather(node, best, router)))
                    best = node;
            }

            Move(router, best);
        }
    }

    /// <summary>Makes the best exchange of two routers, or move to a node that has one less; false when none is for the better.</summary>
    private bool Exchange()
    {
        var (best, from, to, back) = (0, -1, -1, -1);
        for (var router = 0; router < owners.Length; router++)
        {
            var owner = owners[router];
            for (var node = 0; node < loads.Length; node++)
            {
                var gain = preferences[node, router] - preferences[owner, router];
                if (loads[node] < loads[owner] && gain > best)
                    (best, from, to, back) = (gain, router, node, -1);
            }

            for (var other = router + 1; other < owners.Length; other++)
            {
                var gain = preferences[owners[other], router] - preferences[owner, router] + preferences[owner, other] - preferences[owners[other], other];
                if (gain > best)
                    (best, from, to, back) = (gain, router, owners[other], other);
            }
        }

        if (from < 0)
            return false;
        var giver = owners[from];
        Move(from, to);
        if (back >= 0)
            Move(back, giver);
        return true;
    }

    private void Move(int router, int node)
    {
        loads[owners[router]]--;
        loads[node]++;
        owners[router] = node;
    }
}
