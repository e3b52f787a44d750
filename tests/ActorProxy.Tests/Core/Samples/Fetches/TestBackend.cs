using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A backend whose state a test says.</summary>
internal sealed class TestBackend(string name, int id, params ServerFacts[] servers) : BackendFacts
{
    public int Waiting { get; init; }
    public int Usable { get; init; } = servers.Length;

    public override string Name => name;
    public override int Id => id;
    public override BackendCounters Counters { get; } = new();
    public override IReadOnlyList<ServerFacts> Servers => servers;
    public override int Queued => Waiting;
    public override int Weight => 1;
    public override int UsableServers => Usable;
    public override int Retries => 5;
    public override long ConnectTimeoutMs => 1000;
    public override long QueueTimeoutMs => 2000;
    public override long ServerTimeoutMs => 3000;
    public override long TunnelTimeoutMs => 4000;
}
