using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>Turns the weights that operators see into those that the algorithm divides by.</summary>
internal sealed class ServerWeights(ServerRoster roster, StreamDispatcher dispatcher)
{
    private bool isDynamic = true;

    /// <summary>The greatest common divisor of a static algorithm's weights: its map is as short as can be.</summary>
    private int divisor = 1;

    /// <summary>Whether the algorithm follows weights that change; else only 0 and the configured weight are accepted.</summary>
    public bool IsDynamic => isDynamic;

    /// <summary>The weight of the servers in use, in configured units.</summary>
    public int VisibleTotal => isDynamic
        ? (roster.TotalWeight + BalanceAlgorithm.DynamicScale - 1) / BalanceAlgorithm.DynamicScale
        : roster.TotalWeight * divisor;

    /// <summary>Weighs all servers for an algorithm that is yet to be built.</summary>
    public void Reset(BackendConfig config, IEnumerable<ServerState> servers, long nowMs)
    {
        isDynamic = BalanceAlgorithmFactory.IsDynamic(config);
        divisor = 0;
        foreach (var server in servers)
            divisor = Divisor(Divisor(divisor, server.Weight), server.Config.Weight);
        divisor = Math.Max(divisor, 1);
        foreach (var server in servers)
            server.BalancedWeight = Weigh(server, nowMs);
    }

    /// <summary>Tells roster and algorithm when the server's weight or usability changed.</summary>
    public void Update(ServerState server, long nowMs)
    {
        var weight = Weigh(server, nowMs);
        var before = server.BalancedWeight;
        if (weight == before || server.IsLeaving)
            return;
        roster.SetWeight(server, weight);
        dispatcher.Algorithm.WeightChanged(server, before);
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>Computes the server's effective weight and returns it, or 0 when the server is not usable.</summary>
    private int Weigh(ServerState server, long nowMs)
    {
        if (isDynamic)
        {
            server.EffectiveWeight = server.Weight * StepsOf(server, nowMs);
            server.VisibleWeight = (server.EffectiveWeight + BalanceAlgorithm.DynamicScale - 1) / BalanceAlgorithm.DynamicScale;
        }
        else
        {
            server.EffectiveWeight = (server.Weight + divisor - 1) / divisor;
            server.VisibleWeight = server.EffectiveWeight * divisor;
        }

        return server.IsInMaint || server.IsDraining || server.IsLeaving
            || server.Operation is not (ServerOperation.Starting or ServerOperation.Running) ? 0 : server.EffectiveWeight;
    }

    /// <summary>How many sixteenths of its weight a server has reached.</summary>
    private static int StepsOf(ServerState server, long nowMs)
    {
        if (server.Operation != ServerOperation.Starting || server.SlowStartMs == 0)
            return BalanceAlgorithm.DynamicScale;
        var elapsed = Math.Clamp(nowMs - server.LastChangeMs, 0, server.SlowStartMs);
        return (int)Math.Min(BalanceAlgorithm.DynamicScale, (BalanceAlgorithm.DynamicScale * elapsed + server.SlowStartMs) / server.SlowStartMs);
    }
}
