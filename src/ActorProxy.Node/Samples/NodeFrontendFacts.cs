using ActorProxy.Config.Model;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Samples;

/// <summary>A frontend of one configuration, with its counters and its limit. Any thread.</summary>
public sealed class NodeFrontendFacts(ProxyConfig proxy, FrontendConfig frontend, FrontendCounters counters, FrontendState state, ConfiguredProxies proxies) : FrontendFacts
{
    public ProxyConfig Proxy => proxy;

    /// <summary>The proxies of its configuration.</summary>
    internal ConfiguredProxies Proxies => proxies;

    public override string Name => proxy.Name;
    public override int Id => proxy.Id;
    public override FrontendCounters Counters => counters;
    public override long MaxConn => state.Gate.Limit;
    public override long ClientTimeoutMs { get; } = NodeBackendFacts.Milliseconds(frontend.ClientTimeout);

    /// <summary>A <c>listen</c> section without a <c>default_backend</c> has none, as with HAProxy.</summary>
    public override string? DefaultBackend => frontend.DefaultBackend;
}
