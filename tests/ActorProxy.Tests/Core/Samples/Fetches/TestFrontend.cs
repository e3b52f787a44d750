using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>A frontend for expressions of tests.</summary>
internal sealed class TestFrontend(string name, int id) : FrontendFacts
{
    public override string Name => name;
    public override int Id => id;
    public override FrontendCounters Counters { get; } = new();
    public override long MaxConn => 100;
    public override long ClientTimeoutMs => 500;
    public override string? DefaultBackend => "app";
}
