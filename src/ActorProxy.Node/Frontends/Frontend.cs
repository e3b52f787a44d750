using ActorProxy.Config.Model;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Frontends;

/// <summary>One generation's view of a frontend: its settings, with the counters and the limit that outlive it.</summary>
public sealed class Frontend(ProxyConfig proxy, FrontendCounters counters, FrontendState state, FrontendRoutes routes, ProxyLogger log, NodeFrontendFacts facts, ProxyRules rules)
{
    private long _connections;
    private volatile bool _isShutDown;

    public ProxyConfig Proxy { get; } = proxy;

    public string Name => Proxy.Name;

    /// <summary>The number of the generation that it belongs to.</summary>
    public int Generation { get; init; }

    /// <summary><c>tune.stick-counters</c>.</summary>
    public int TrackedSlots { get; init; }

    public FrontendConfig Config { get; } = proxy.Frontend ?? throw new ArgumentException("A frontend needs a section with bind lines.", nameof(proxy));

    public FrontendCounters Counters { get; } = counters;

    public ProxyLogger Log { get; } = log;

    /// <summary>What expressions see of it.</summary>
    public NodeFrontendFacts Facts { get; } = facts;

    /// <summary>What was decided at run time, whatever the generation.</summary>
    public FrontendState State { get; } = state;

    /// <summary>The frontend's <c>maxconn</c>.</summary>
    public AdmissionGate Gate => State.Gate;

    /// <summary><c>shutdown frontend</c>: this generation's frontend never accepts again.</summary>
    public bool IsShutDown { get => _isShutDown; internal set => _isShutDown = value; }

    /// <summary>What it decides by expressions.</summary>
    public ProxyRules Rules { get; } = rules;

    /// <summary>Where connections go for which no <c>use_backend</c> holds; null for nowhere.</summary>
    public FrontendRoute? Route { get; } = routes.Default;

    /// <summary>Something has to be decided for each stream before it has its backend's server.</summary>
    public bool HasStreamRules { get; } = !rules.Content.IsEmpty || !rules.Backends.IsEmpty || routes.HaveContentRules;

    /// <summary>The way to a backend that a <c>use_backend</c> line names; null for one that is not there.</summary>
    public FrontendRoute? RouteTo(string backend) => routes.To(backend);

    /// <summary><c>timeout client</c> in milliseconds, 0 for none.</summary>
    public long ClientTimeoutMs { get; } = proxy.Frontend.ClientTimeout is { } timeout ? (long)Math.Ceiling(timeout.TotalMilliseconds) : 0;

    /// <summary>Connections that this generation's frontend accepted and that are still there.</summary>
    public long ConnectionCount => Volatile.Read(ref _connections);

    internal void ConnectionBegan() => Interlocked.Increment(ref _connections);

    internal void ConnectionEnded() => Interlocked.Decrement(ref _connections);
}
