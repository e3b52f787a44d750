using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Backends;

/// <summary>One generation's view of a backend: its settings, with the balancer and the counters that outlive it.</summary>
public sealed class Backend(ProxyConfig proxy, BackendCounters counters, IActorRef<BalancerProtocol.ICommand> balancer, ProxyLogger log, NodeBackendFacts facts, ProxyRules rules)
{
    public ProxyConfig Proxy { get; } = proxy;

    public string Name => Proxy.Name;

    public BackendConfig Config { get; } = proxy.Backend ?? throw new ArgumentException("A backend needs a section with servers.", nameof(proxy));

    public BackendCounters Counters { get; } = counters;

    /// <summary>Where its servers' state changes are written.</summary>
    public ProxyLogger Log { get; } = log;

    /// <summary>What expressions see of it.</summary>
    public NodeBackendFacts Facts { get; } = facts;

    /// <summary>What it decides by expressions.</summary>
    public ProxyRules Rules { get; } = rules;

    public IActorRef<BalancerProtocol.ICommand> Balancer { get; } = balancer;

    /// <summary><c>timeout connect</c> in milliseconds, 0 for none.</summary>
    public long ConnectTimeoutMs { get; } = Milliseconds(proxy.Backend.ConnectTimeout);

    /// <summary><c>timeout queue</c>, or <c>timeout connect</c> without one, in milliseconds, 0 for none.</summary>
    public long QueueTimeoutMs { get; } = Milliseconds(proxy.Backend.QueueTimeout ?? proxy.Backend.ConnectTimeout);

    private static long Milliseconds(TimeSpan? timeout) => timeout is { } value ? (long)Math.Ceiling(value.TotalMilliseconds) : 0;
}
