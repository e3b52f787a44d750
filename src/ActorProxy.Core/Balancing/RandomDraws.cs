using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary><c>balance random(n)</c>: draws n servers, each as likely as its weight says, and takes the least loaded of them.</summary>
internal sealed class RandomDraws(ServerRoster roster, Random random, int draws, HashConfig hash) : BalanceAlgorithm(roster)
{
    private readonly HashConsistent ring = new(roster, new HashConfig { Tree = HashTreeKind.Consistent, Function = HashFunctionKind.None, BalanceFactor = hash.BalanceFactor });

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        ServerState? best = null;
        for (var draw = 0; draw < draws; draw++)
        {
            var server = Roster.ActiveCount == 0 && Roster.FirstBackup is { } only ? only : ring.At((uint)random.NextInt64(1L << 32), avoid, nowMs);
            if (server is null)
                return null;
            // a/wa < b/wb compared as a*wb < b*wa: exact in integers.
            if (best is null || (long)server.Served * best.BalancedWeight <= (long)best.Served * server.BalancedWeight)
                best = server;
        }

        if (best is null || Roster.HasRoom(best, nowMs))
            return best;
        // All drawn are full. Waiting while another one has room would hold the stream up until somebody ends.
        return Roster.AnyWithRoom(avoid, best.Position, nowMs);
    }

    public override void WeightChanged(ServerState server, int before) => ring.WeightChanged(server, before);

    public override void AddressChanged(ServerState server) => ring.AddressChanged(server);
}
