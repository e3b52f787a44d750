using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Peers;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node.Generations;

/// <summary>One accepted configuration and all that was compiled from it. Immutable.</summary>
/// <param name="Number">From 1, one more with each reload that was accepted.</param>
/// <param name="Frontends">With their listeners, in the order of the files; disabled ones are left out.</param>
/// <param name="Backends">By name.</param>
/// <param name="Log">For what concerns the process and no proxy.</param>
/// <param name="Proxies">What its expressions can name.</param>
public sealed record Generation(
    int Number,
    DateTimeOffset AcceptedAt,
    ProxyConfiguration Configuration,
    ImmutableArray<(Frontend Frontend, ImmutableArray<FrontendListener> Listeners)> Frontends,
    ImmutableDictionary<string, Backend> Backends,
    ProxyLogger Log,
    ConfiguredProxies Proxies)
{
    /// <summary>The lists of patterns that its ACLs and maps look values up in; the runtime API changes them.</summary>
    public PatternCatalog Patterns { get; init; } = new();

    /// <summary>The <c>peers</c> sections that are in use.</summary>
    internal ImmutableArray<PeersPlan> Peers { get; init; } = [];

    /// <summary>Client connections that began with this generation and are still there.</summary>
    public long ConnectionCount => Frontends.Sum(static one => one.Frontend.ConnectionCount);
}
