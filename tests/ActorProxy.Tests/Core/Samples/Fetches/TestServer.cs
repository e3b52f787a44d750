using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A server whose state a test says.</summary>
internal sealed class TestServer(string name, int id) : ServerFacts
{
    public int SlotsTaken { get; init; }
    public int Waiting { get; init; }
    public int Limit { get; init; }
    public int QueueLimit { get; init; }
    public bool Up { get; init; } = true;
    public bool Backup { get; init; }
    public bool InUse { get; init; } = true;

    public override string Name => name;
    public override int Id => id;
    public override ServerCounters Counters { get; } = new();
    public override bool IsUp => Up;
    public override bool IsInUse => InUse;
    public override bool IsBackup => Backup;
    public override int Served => SlotsTaken;
    public override int Queued => Waiting;
    public override int MaxConn => Limit;
    public override int MaxQueue => QueueLimit;
    public override int Weight => 10 * id;
    public override int UserWeight => 20 * id;
    public override int InitialWeight => 30 * id;
}
