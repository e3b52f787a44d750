namespace ActorProxy.Core.Balancing;

/// <summary><c>balance static-rr</c>: every server in turn by a map made in advance; weights stay as configured.</summary>
internal sealed class StaticRoundRobin(ServerRoster roster) : BalanceAlgorithm(roster)
{
    private readonly WeightMap map = new(roster);
    private int next;

    public override bool QueueMeansFull => true;

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        var places = map.Places;
        if (next >= places.Length)
            next = 0;
        var start = next;
        var place = start;
        var afterAvoided = -1;
        do
        {
            var server = places[place];
            if (++place == places.Length)
                place = 0;
            if (!Roster.HasRoom(server, nowMs))
                continue;
            afterAvoided = place;
            if (server == avoid)
                continue;
            next = place;
            return server;
        }
        while (place != start);

        if (afterAvoided < 0)
            return null;
        next = afterAvoided;
        return avoid;
    }

    public override void WeightChanged(ServerState server, int before) => map.Invalidate();
}
