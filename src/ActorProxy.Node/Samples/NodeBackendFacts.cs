using System.Collections.Frozen;
using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Stats;

namespace ActorProxy.Node.Samples;

/// <summary>A backend of one configuration, with its counters and what its balancer last said of it. Any thread.</summary>
public sealed class NodeBackendFacts : BackendFacts
{
    private readonly BackendStanding _standing;
    private readonly ServerFacts[] _servers;
    private readonly FrozenDictionary<string, ServerFacts> _byName;

    public NodeBackendFacts(ProxyConfig proxy, BackendConfig backend, BackendCounters counters, BackendStanding standing)
    {
        Proxy = proxy;
        Counters = counters;
        _standing = standing;
        _servers = [.. backend.Servers.Select(server => new NodeServerFacts(server, standing.Server(server.Name)))];

        // Two servers of one name are an error of the configuration, which is told elsewhere.
        _byName = _servers.DistinctBy(static server => server.Name, StringComparer.Ordinal).ToFrozenDictionary(static server => server.Name, StringComparer.Ordinal);
        Retries = backend.Retries;
        ConnectTimeoutMs = Milliseconds(backend.ConnectTimeout);
        QueueTimeoutMs = Milliseconds(backend.QueueTimeout ?? backend.ConnectTimeout);
        ServerTimeoutMs = Milliseconds(backend.ServerTimeout);
        TunnelTimeoutMs = Milliseconds(backend.TunnelTimeout);
    }

    public ProxyConfig Proxy { get; }
    public override string Name => Proxy.Name;
    public override int Id => Proxy.Id;
    public override BackendCounters Counters { get; }
    public override IReadOnlyList<ServerFacts> Servers => _servers;
    public override int Queued => (int)Counters.Queued.Current;
    public override int Weight => _standing.Weight;
    public override int UsableServers => _standing.UsableServers;
    public override int Retries { get; }
    public override long ConnectTimeoutMs { get; }
    public override long QueueTimeoutMs { get; }
    public override long ServerTimeoutMs { get; }
    public override long TunnelTimeoutMs { get; }

    public override ServerFacts? Find(ReadOnlySpan<char> name) => _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : null;

    internal static long Milliseconds(TimeSpan? value) => value is { } time ? (long)Math.Ceiling(time.TotalMilliseconds) : 0;
}
