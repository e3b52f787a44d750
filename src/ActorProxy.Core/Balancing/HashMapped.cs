using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>A hash algorithm with <c>hash-type map-based</c>: the key's hash names a place of the weight map.</summary>
internal sealed class HashMapped(ServerRoster roster, HashConfig hash) : HashAlgorithm(roster, hash)
{
    private readonly WeightMap map = new(roster);
    private readonly StaticRoundRobin turns = new(roster);

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        if (!key.HasHash)
            return turns.Pick(key, avoid, nowMs);
        var places = map.Places;
        var server = places[(int)(Finish(key.Hash) % (uint)places.Length)];
        if (server != avoid && Accepts(server, nowMs))
            return server;
        // In the order of the servers and not of the map, which may have hundreds of places for each.
        var avoided = server == avoid && Accepts(server, nowMs) ? server : null;
        for (var step = 1; step < Roster.Servers.Length; step++)
        {
            var other = Roster.Servers[(server.Position + step) % Roster.Servers.Length];
            if (Roster.MayTake(other) && other != avoid && Accepts(other, nowMs))
                return other;
        }

        return avoided;
    }

    public override void WeightChanged(ServerState server, int before)
    {
        map.Invalidate();
        turns.WeightChanged(server, before);
    }
}
