namespace ActorProxy.Core.Balancing;

/// <summary><c>balance roundrobin</c>: every server in turn, as often as its weight says and spread as evenly as can be.</summary>
/// <remarks>Each round has as many places as there is weight; a server's next place is its last one plus the round's length over its weight.</remarks>
internal sealed class RoundRobin : BalanceAlgorithm
{
    private readonly Round active;
    private readonly Round backup;

    public RoundRobin(ServerRoster roster)
        : base(roster)
    {
        active = new Round(roster, false);
        backup = new Round(roster, true);
    }

    public override ServerState? Pick(BalanceKey key, ServerState? avoid, long nowMs)
        => Roster.ActiveCount > 0 ? active.Next(avoid, nowMs)
            : Roster.FirstBackup ?? backup.Next(avoid, nowMs);

    public override void WeightChanged(ServerState server, int before) => (server.IsBackup ? backup : active).WeightChanged(server, before);
}
