namespace ActorProxy.Core.Balancing;

/// <summary><c>balance leastconn</c>: the server with the fewest streams for its weight, waiting ones counted; among equals, the one unchanged longest.</summary>
internal sealed class LeastConn : BalanceAlgorithm
{
    private readonly OrderedSlots active;
    private readonly OrderedSlots backup;
    private readonly int[] stepped;

    public LeastConn(ServerRoster roster)
        : base(roster)
    {
        active = new OrderedSlots(roster.Servers.Length);
        backup = new OrderedSlots(roster.Servers.Length);
        stepped = new int[roster.Servers.Length];
        foreach (var server in roster.Servers)
            WeightChanged(server, 0);
    }

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
        => Roster.ActiveCount > 0 ? Least(active, avoid, nowMs)
            : Roster.FirstBackup ?? Least(backup, avoid, nowMs);

    public override void WeightChanged(ServerState server, int before)
    {
        var order = OrderOf(server);
        if (before > 0 || order.Contains(server.Position))
            order.Remove(server.Position);
        if (server.BalancedWeight > 0)
            order.Insert(server.Position, LoadOf(server));
    }

    public override void LoadChanged(ServerState server)
    {
        var order = OrderOf(server);
        if (!server.IsUsable || !order.Contains(server.Position))
            return;
        var load = LoadOf(server);
        if (order.KeyOf(server.Position) == load)
            return;
        order.Remove(server.Position);
        order.Insert(server.Position, load);
    }

    /// <summary>Streams per weight, the one to come included; an idle server is 0 whatever its weight.</summary>
    private static ulong LoadOf(ServerState server)
    {
        var streams = (ulong)(server.Served + server.Queued);
        return streams == 0 ? 0 : (streams + 1) * 4096 / (ulong)server.BalancedWeight;
    }

    private ServerState? Least(OrderedSlots order, ServerState? avoid, long nowMs)
    {
        var steppedCount = 0;
        ServerState? found = null, avoided = null;
        while (order.First is var slot and >= 0)
        {
            var server = Roster.Servers[slot];
            // A maxqueue invites streams to wait for the least loaded server rather than for any (configuration.txt 5.2).
            if (!server.IsLimited || server.Served + server.Queued < Roster.LimitOf(server, nowMs) + server.MaxQueue)
            {
                if (server != avoid)
                {
                    found = server;
                    break;
                }

                avoided = server;
            }

            order.Remove(slot);
            stepped[steppedCount++] = slot;
        }

        while (steppedCount > 0)
            order.Restore(stepped[--steppedCount]);
        return found ?? avoided;
    }

    private OrderedSlots OrderOf(ServerState server) => server.IsBackup ? backup : active;
}
