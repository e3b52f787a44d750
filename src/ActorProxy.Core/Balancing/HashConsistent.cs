using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>A hash algorithm with <c>hash-type consistent</c>: the server whose point on the ring is closest to the key's hash.</summary>
internal sealed class HashConsistent : HashAlgorithm
{
    private readonly HashRing active = new();
    private readonly HashRing backup = new();
    private readonly int balanceFactor;
    private int turn;

    public HashConsistent(ServerRoster roster, HashConfig hash)
        : base(roster, hash)
    {
        balanceFactor = hash.BalanceFactor;
        foreach (var server in roster.Servers)
            WeightChanged(server, 0);
    }

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        if (Roster.ActiveCount == 0 && Roster.FirstBackup is { } only)
            return only;
        if (!key.HasHash)
            return TakeTurns(avoid, nowMs);
        // With one server left nothing is hashed.
        return At(Roster.UsedCount == 1 ? 0 : Finish(key.Hash), avoid, nowMs);
    }

    public override void WeightChanged(ServerState server, int before)
        => (server.IsBackup ? backup : active).SetPoints(server.Position, ServerRingKey.Of(server), server.BalancedWeight);

    public override void AddressChanged(ServerState server)
    {
        if (server.Config.HashKey != HashKeyKind.Id)
            WeightChanged(server, server.BalancedWeight);
    }

    /// <summary>The server for a hash that is final.</summary>
    public ServerState? At(uint hash, ServerState? avoid, long nowMs)
    {
        var ring = Roster.ActiveCount > 0 ? active : backup;
        if (ring.IsEmpty)
            return null;
        ServerState? secondBest = null;
        var index = ring.Closest(hash);
        for (var left = ring.Count; left > 0; left--)
        {
            var server = Roster.Servers[ring.PositionAt(index)];
            index = ring.After(index);
            if (secondBest == server || !Accepts(server, nowMs))
                continue;
            if (server != avoid && (balanceFactor == 0 || IsBelowItsShare(server)))
                return server;
            secondBest ??= server;
        }

        return secondBest;
    }

    /// <summary>Whether one more stream keeps the server within <c>hash-balance-factor</c> per cent of its share of all streams.</summary>
    private bool IsBelowItsShare(ServerState server)
    {
        var total = Roster.TotalWeight;
        var slots = (int)(((long)(Roster.Served + 1) * balanceFactor + 99) / 100);
        var (perWeight, rest) = Math.DivRem(slots, total);
        // What does not divide evenly is spread over the servers in their order, so that all shares add up to the slots.
        var before = (long)Roster.WeightBefore(server);
        var share = (long)server.BalancedWeight * perWeight
            + (before + server.BalancedWeight) * rest / total - before * rest / total;
        return server.Served < Math.Max(1, share);
    }

    /// <summary>A stream without a key: the next point of the ring, as a round robin would.</summary>
    private ServerState? TakeTurns(ServerState? avoid, long nowMs)
    {
        var ring = Roster.ActiveCount > 0 ? active : backup;
        if (ring.IsEmpty)
            return null;
        ServerState? avoided = null;
        var start = turn < ring.Count ? turn : 0;
        var index = start;
        do
        {
            var server = Roster.Servers[ring.PositionAt(index)];
            index = ring.After(index);
            if (!Roster.HasRoom(server, nowMs))
                continue;
            if (server == avoid)
            {
                avoided = server;
                continue;
            }

            turn = index;
            return server;
        }
        while (index != start);

        return avoided;
    }
}
