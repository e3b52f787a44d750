using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;

namespace ActorProxy.Node.Samples;

/// <summary>A server of one configuration, with its counters and what its balancer last said of it. Any thread.</summary>
public sealed class NodeServerFacts(ServerConfig config, ServerStanding standing) : ServerFacts
{
    public override string Name => config.Name;
    public override int Id => config.Id;
    public override ServerCounters Counters => standing.Counters;
    public override bool IsUp => standing.IsUp;
    public override bool IsStopped => standing.IsStopped;
    public override bool IsUsable => standing.IsUsable;
    public override bool IsInUse => standing.IsInUse;
    public override bool IsBackup => config.IsBackup;
    public override int Served => (int)standing.Counters.Sessions.Current;
    public override int Queued => (int)standing.Counters.Queued.Current;
    public override int MaxConn => standing.MaxConn;
    public override int MaxQueue => config.MaxQueue;
    public override int Weight => standing.Weight;
    public override int UserWeight => standing.UserWeight;
    public override int InitialWeight => config.Weight;
}
