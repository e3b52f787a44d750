using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Rules;
using ActorProxy.Engine.Relay;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Generations;

/// <summary>Where a frontend's connections can go, and how they are relayed on each way.</summary>
internal static class RoutePlanner
{
    public static FrontendRoutes Plan(ProxyConfig proxy, ProxyRules rules, ImmutableDictionary<string, Backend> backends)
    {
        var frontend = proxy.Frontend!;
        var name = frontend.DefaultBackend ?? (proxy.Backend is null ? null : proxy.Name);
        var choices = rules.Backends;
        if (choices is [{ Condition: null, Name.Fixed: { } only }, ..])
            (name, choices) = (only, []);

        // A name that is computed can be any backend's.
        var named = choices.Any(static choice => choice.Name.Fixed is null) ? backends.Keys : choices.Select(static choice => choice.Name.Fixed!).Distinct();
        return new FrontendRoutes(
            name is null ? null : RouteTo(frontend, backends.GetValueOrDefault(name)),
            named.Where(backends.ContainsKey).ToFrozenDictionary(static one => one, one => RouteTo(frontend, backends[one])!, StringComparer.Ordinal));
    }

    private static FrontendRoute? RouteTo(FrontendConfig frontend, Backend? backend) => backend is null ? null : new FrontendRoute(backend, RelayOf(frontend, backend.Config));

    private static RelaySettings RelayOf(FrontendConfig frontend, BackendConfig backend) => new()
    {
        ClientTimeoutMs = Milliseconds(frontend.ClientTimeout),
        ClientFinTimeoutMs = Milliseconds(frontend.ClientFinTimeout),
        ServerTimeoutMs = Milliseconds(backend.ServerTimeout),
        ServerFinTimeoutMs = Milliseconds(backend.ServerFinTimeout),
        TunnelTimeoutMs = Milliseconds(backend.TunnelTimeout),
        ToServer = frontend.Splice.Request || backend.Splice.Request ? SplicePolicy.Always : SplicePolicy.WhenLarge,
        ToClient = frontend.Splice.Response || backend.Splice.Response ? SplicePolicy.Always : SplicePolicy.WhenLarge,
    };

    private static long Milliseconds(TimeSpan? value) => value is { } time ? (long)Math.Ceiling(time.TotalMilliseconds) : 0;
}
