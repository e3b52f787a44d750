namespace ActorProxy.Core.Balancing;

/// <summary><c>balance first</c>: the server with the smallest id that has room, so that the others can rest.</summary>
internal sealed class FirstAvailable : BalanceAlgorithm
{
    private readonly ServerState[] byId;

    public FirstAvailable(ServerRoster roster)
        : base(roster)
    {
        // Stable, so that servers of one id stay as they are listed.
        byId = [.. roster.Servers.OrderBy(server => server.Id)];
    }

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        var backups = Roster.ActiveCount == 0;
        if (backups && Roster.FirstBackup is { } only)
            return only;
        ServerState? avoided = null;
        foreach (var server in byId)
        {
            if (!server.IsUsable || server.IsBackup != backups || !Roster.HasRoom(server, nowMs))
                continue;
            if (server != avoid)
                return server;
            avoided = server;
        }

        return avoided;
    }

    public override void WeightChanged(ServerState server, int before)
    {
        // Weights do not count here, and whether a server is usable is asked at each pick.
    }
}
