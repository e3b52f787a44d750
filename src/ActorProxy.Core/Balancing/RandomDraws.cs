namespace ActorProxy.Core.Balancing;

/// <summary><c>balance random(n)</c>: draws n servers, each as likely as its weight says, and takes the least loaded of them.</summary>
internal sealed class RandomDraws(ServerRoster roster, Random random, int draws, int balanceFactor) : BalanceAlgorithm(roster)
{
    private readonly HashConsistent ring = new(roster, false, balanceFactor);

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
    {
        ServerState? best = null;
        for (var draw = 0; draw < draws; draw++)
        {
            var server = Roster.ActiveCount == 0 && Roster.FirstBackup is { } only ? only : ring.At((uint)random.NextInt64(1L << 32), avoid);
            if (server is null)
                return null;
            // a/wa < b/wb compared as a*wb < b*wa: exact in integers.
            if (best is null || (long)server.Served * best.BalancedWeight <= (long)best.Served * server.BalancedWeight)
                best = server;
        }

        if (best is null || Roster.HasRoom(best, nowMs))
            return best;
        // All drawn are full. Waiting while another one has room would hold the stream up until somebody ends.
        var offset = best.Position;
        for (var step = 1; step < Roster.Servers.Length; step++)
        {
            var server = Roster.Servers[(offset + step) % Roster.Servers.Length];
            if (server != avoid && Roster.MayTake(server) && Roster.HasRoom(server, nowMs))
                return server;
        }

        return null;
    }

    public override void WeightChanged(ServerState server, int before) => ring.WeightChanged(server, before);

    public override void AddressChanged(ServerState server) => ring.AddressChanged(server);
}
