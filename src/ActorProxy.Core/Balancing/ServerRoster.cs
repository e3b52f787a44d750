using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Balancing;

/// <summary>A backend's servers in the configuration's order, the totals that algorithms divide by, and the limits that follow the backend's load.</summary>
internal sealed class ServerRoster(BackendCounters counters)
{
    private int activeWeight;
    private int backupWeight;
    private bool cumulativeWeightsStale = true;
    private bool mayHaveDynamicLimits;
    private bool mayHaveStarting;

    public ServerState[] Servers { get; private set; } = [];
    public bool AllBackups { get; private set; }

    /// <summary>The backend's; each server has its own.</summary>
    public BackendCounters Counters { get; } = counters;

    /// <summary>Usable servers that are no backup.</summary>
    public int ActiveCount { get; private set; }
    public int BackupCount { get; private set; }

    /// <summary>The only backup server in use without <c>option allbackups</c>: the first usable one.</summary>
    public ServerState? FirstBackup { get; private set; }

    /// <summary>Streams that wait or hold a slot; the load that <c>fullconn</c> is compared with.</summary>
    public int Attached { get; set; }

    /// <summary>Streams that hold a slot.</summary>
    public int Served { get; set; }
    public int FullConn { get; set; }

    /// <summary><c>option redispatch</c>.</summary>
    public bool MayRedispatch { get; set; }

    /// <summary>The weight of the servers in use: the active ones, else the backups.</summary>
    public int TotalWeight => ActiveCount > 0 ? activeWeight : FirstBackup?.BalancedWeight ?? backupWeight;

    /// <summary>As <see cref="TotalWeight"/>, in the weights that operators set.</summary>
    public int UserWeight => FirstBackup is { } only && ActiveCount == 0
        ? only.Weight
        : Servers.Where(server => server.IsUsable && server.IsBackup == (ActiveCount == 0)).Sum(server => server.Weight);

    /// <summary>How many servers are in use.</summary>
    public int UsedCount => ActiveCount > 0 ? ActiveCount : FirstBackup is not null ? 1 : BackupCount;

    public int WeightOf(bool backups) => backups ? backupWeight : activeWeight;

    public void Reset(ServerState[] servers, bool allBackups)
    {
        Servers = servers;
        AllBackups = allBackups;
        for (var position = 0; position < servers.Length; position++)
            servers[position].Position = position;
        Recount();
    }

    /// <summary>Notes a server's new weight, 0 for unusable.</summary>
    public void SetWeight(ServerState server, int weight)
    {
        server.BalancedWeight = weight;
        Recount();
    }

    /// <summary>Whether the server may take what waits for any server.</summary>
    public bool MayTake(ServerState server) => server.IsUsable && !server.IsLeaving
        && (!server.IsBackup || (ActiveCount == 0 && (AllBackups || server == FirstBackup)));

    /// <summary>The most streams that the server may hold now; only for one that is limited.</summary>
    public int LimitOf(ServerState server, long nowMs)
        => server.Slots.Limit(server.MaxConn == 0 ? int.MaxValue : OwnLimitOf(server, nowMs));

    private int OwnLimitOf(ServerState server, long nowMs)
    {
        // configuration.txt 5.2, minconn: on the ramp between both values below fullconn.
        var limit = server.MinConn == server.MaxConn || Attached >= FullConn
            ? server.MaxConn
            : Math.Max(server.MinConn, (int)((long)Attached * server.MaxConn / FullConn));
        if (server.Operation == ServerOperation.Starting && server.Config.SlowStart is { } slowStart)
        {
            var elapsed = nowMs - server.LastChangeMs;
            var total = (long)slowStart.TotalMilliseconds;
            if (elapsed >= 0 && elapsed < total)
                limit = Math.Max(1, (int)(limit * elapsed / total));
        }

        return limit;
    }

    /// <summary>Whether a stream gets a slot of the server at once: one is free, and nobody waits for it.</summary>
    public bool HasRoom(ServerState server, long nowMs)
        => !server.IsLimited || (server.Queue.Count == 0 && server.Sessions.Count < LimitOf(server, nowMs));

    /// <summary>The first server in use that has room, beginning after a position; null when all are full.</summary>
    public ServerState? AnyWithRoom(ServerState? avoid, int after, long nowMs)
    {
        for (var step = 1; step <= Servers.Length; step++)
        {
            var server = Servers[(after + step) % Servers.Length];
            if (server != avoid && MayTake(server) && HasRoom(server, nowMs))
                return server;
        }

        return null;
    }

    /// <summary>Whether some server's limit follows the load or the time.</summary>
    /// <remarks>Looked up at once after <see cref="LimitsChanged"/>, and from then on only as long as there is one.</remarks>
    public bool HasDynamicLimits
        => mayHaveDynamicLimits && (mayHaveDynamicLimits = Array.Exists(Servers, static server => server.HasDynamicLimit));

    /// <summary>Whether some server starts slowly; as cheap as <see cref="HasDynamicLimits"/>.</summary>
    public bool HasStarting
        => mayHaveStarting && (mayHaveStarting = Array.Exists(Servers, static server => server.Operation == ServerOperation.Starting));

    /// <summary>A limit was set, or a server began to start slowly.</summary>
    public void LimitsChanged() => mayHaveDynamicLimits = mayHaveStarting = true;

    /// <summary>The sum of the weights of the usable servers of its kind listed before it.</summary>
    public int WeightBefore(ServerState server)
    {
        if (cumulativeWeightsStale)
        {
            int active = 0, backup = 0;
            foreach (var other in Servers)
            {
                other.WeightBefore = other.IsBackup ? backup : active;
                if (other.IsBackup)
                    backup += other.BalancedWeight;
                else
                    active += other.BalancedWeight;
            }

            cumulativeWeightsStale = false;
        }

        return server.WeightBefore;
    }

    private void Recount()
    {
        cumulativeWeightsStale = true;
        FirstBackup = null;
        ActiveCount = BackupCount = activeWeight = backupWeight = 0;
        foreach (var server in Servers)
        {
            if (!server.IsUsable)
                continue;
            if (server.IsBackup)
            {
                BackupCount++;
                backupWeight += server.BalancedWeight;
                if (!AllBackups)
                    FirstBackup ??= server;
            }
            else
            {
                ActiveCount++;
                activeWeight += server.BalancedWeight;
            }
        }
    }
}
