using ActorProxy.Config.Model;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Node.Generations;

namespace ActorProxy.Node.Samples;

/// <summary>The proxies of one configuration, for its expressions to name.</summary>
/// <remarks>
/// For a generation, with the node's counters; for <c>-c</c>, with an empty table of counters. A backend's facts are made when something first
/// asks for them: most expressions name no backend, and <c>-c</c> on a large configuration would make thousands in vain.
/// </remarks>
public sealed class ConfiguredProxies : ProxyDirectory
{
    private readonly Dictionary<string, NodeFrontendFacts> _frontends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<NodeBackendFacts>> _backends = new(StringComparer.Ordinal);

    public ConfiguredProxies(ProxyConfiguration configuration, CounterTable table)
    {
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy.Frontend is { } frontend)
                _frontends.TryAdd(proxy.Name, new NodeFrontendFacts(proxy, frontend, table.Frontend(proxy.Name), table.State(proxy.Name), this));
            if (proxy.Backend is { } backend)
                _backends.TryAdd(proxy.Name, new Lazy<NodeBackendFacts>(() => new NodeBackendFacts(proxy, backend, table.Backend(proxy.Name), table.Standing(proxy.Name))));
        }
    }

    public override IEnumerable<string> Names => _backends.Keys.Concat(_frontends.Keys).Distinct();

    public override NodeFrontendFacts? FindFrontend(string name) => _frontends.GetValueOrDefault(name);

    public override NodeBackendFacts? FindBackend(string name) => _backends.GetValueOrDefault(name)?.Value;

    public override NodeFrontendFacts? FindFrontend(ReadOnlySpan<char> name) =>
        _frontends.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : null;

    public override NodeBackendFacts? FindBackend(ReadOnlySpan<char> name) =>
        _backends.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found.Value : null;
}
