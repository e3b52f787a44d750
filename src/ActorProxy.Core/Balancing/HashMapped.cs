namespace ActorProxy.Core.Balancing;

/// <summary>A hash algorithm with <c>hash-type map-based</c>: the key's hash names a place of the weight map.</summary>
internal sealed class HashMapped(ServerRoster roster, bool avalanche) : BalanceAlgorithm(roster)
{
    private readonly WeightMap map = new(roster);
    private readonly StaticRoundRobin turns = new(roster);

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        if (!key.HasHash)
            return turns.Pick(key, avoid, nowMs);
        var places = map.Places;
        // With one server left nothing is hashed.
        if (Roster.UsedCount == 1)
            return places[0];
        var hash = avalanche ? HashFunctions.Avalanche(key.Hash) : key.Hash;
        return places[(int)(hash % (uint)places.Length)];
    }

    public override void WeightChanged(ServerState server, int before)
    {
        map.Invalidate();
        turns.WeightChanged(server, before);
    }
}
