using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Admission;

namespace ActorProxy.Node.Frontends;

/// <summary>One generation's view of a frontend: its settings, with the counters and the limit that outlive it.</summary>
public sealed class Frontend(ProxyConfig proxy, FrontendCounters counters, AdmissionGate gate, FrontendRoute? route, ProxyLogger log)
{
    private long _connections;

    public ProxyConfig Proxy { get; } = proxy;

    public string Name => Proxy.Name;

    public FrontendConfig Config { get; } = proxy.Frontend ?? throw new ArgumentException("A frontend needs a section with bind lines.", nameof(proxy));

    public FrontendCounters Counters { get; } = counters;

    public ProxyLogger Log { get; } = log;

    /// <summary>The frontend's <c>maxconn</c>.</summary>
    public AdmissionGate Gate { get; } = gate;

    /// <summary>The first unconditional <c>use_backend</c>, or the <c>default_backend</c>; null when there is neither.</summary>
    public FrontendRoute? Route { get; } = route;

    /// <summary><c>timeout client</c> in milliseconds, 0 for none.</summary>
    public long ClientTimeoutMs { get; } = proxy.Frontend.ClientTimeout is { } timeout ? (long)Math.Ceiling(timeout.TotalMilliseconds) : 0;

    /// <summary>Connections that this generation's frontend accepted and that are still there.</summary>
    public long ConnectionCount => Volatile.Read(ref _connections);

    internal void ConnectionBegan() => Interlocked.Increment(ref _connections);

    internal void ConnectionEnded() => Interlocked.Decrement(ref _connections);
}
