namespace ActorProxy.Core.Balancing;

/// <summary><c>balance static-rr</c>: every server in turn by a map made in advance; weights stay as configured.</summary>
internal sealed class StaticRoundRobin(ServerRoster roster) : BalanceAlgorithm(roster)
{
    private readonly WeightMap map = new(roster);
    private int next;

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        var places = map.Places;
        // Wrapped when it is used and not when it is left: the map may have grown in between.
        if (next >= places.Length)
            next = 0;
        var place = next;
        var afterAvoided = -1;
        for (var left = places.Length; left > 0; left--)
        {
            var server = places[place++];
            if (Roster.HasRoom(server, nowMs))
            {
                afterAvoided = place;
                if (server != avoid)
                {
                    next = place;
                    return server;
                }
            }

            if (place == places.Length)
                place = 0;
        }

        if (afterAvoided < 0)
            return null;
        next = afterAvoided;
        return avoid;
    }

    public override void WeightChanged(ServerState server, int before) => map.Invalidate();
}
