using System.Buffers;
using System.Net;
using System.Text;
using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using Xunit;

namespace ActorProxy.Differential.Tests.Stats;

/// <summary>The same configuration that haproxy runs, in our counters and balancers, without any traffic of its own.</summary>
internal sealed class StatMirror
{
    private readonly ProxyConfiguration _configuration;
    private readonly Dictionary<string, BackendBalancer> _balancers = [];
    private readonly Dictionary<string, FrontendCounters> _frontends = [];
    private readonly Dictionary<string, BackendCounters> _backends = [];
    private readonly Dictionary<string, FrontendStatus> _statuses = [];

    public StatMirror(string text)
    {
        var loaded = ConfigurationLoader.Load([new ConfigurationText("haproxy.cfg", text)], new ConfigurationContext());
        Assert.True(loaded.Configuration is not null, string.Join('\n', loaded.Diagnostics));
        _configuration = loaded.Configuration;
        foreach (var proxy in _configuration.Proxies)
        {
            _frontends[proxy.Name] = new FrontendCounters();
            _backends[proxy.Name] = new BackendCounters();
            if (proxy.Backend is null)
                continue;
            var balancer = _balancers[proxy.Name] = new BackendBalancer(new Random(1), _backends[proxy.Name]);
            balancer.Configure(proxy, FullConn(proxy), NowMs, Effects);
            Noted(proxy.Name);
        }
    }

    /// <summary>The time of all that happens and is asked; tests that need time to pass move it.</summary>
    public long NowMs { get; set; } = 1_000_000;

    public BalanceEffects Effects { get; } = new();

    public FrontendCounters Frontend(string name) => _frontends[name];

    public BackendCounters Backend(string name) => _backends[name];

    public BackendBalancer Balancer(string name) => _balancers[name];

    public ServerState Server(string backend, string name) => _balancers[backend].Find(name) ?? throw new ArgumentException($"No server {backend}/{name}.");

    public void SetStatus(string frontend, FrontendStatus status) => _statuses[frontend] = status;

    /// <summary>A server's state changed: whatever it tells followers and its backend is passed on.</summary>
    public void Noted(string backend)
    {
        var balancer = _balancers[backend];
        for (var i = 0; i < Effects.Count; i++)
        {
            if (Effects[i] is not { Kind: BalanceEffectKind.ServerChanged, Server: { } server })
                continue;
            foreach (var follower in balancer.Servers.Where(follower => follower.Config.Track == $"{backend}/{server.Name}"))
                balancer.Checks.Follow(follower, new TrackedServer($"{backend}/{server.Name}", server.IsInMaint, server.IsDraining, server.Operation), NowMs, Effects);
        }

        Effects.Clear();
        _backends[backend].SetUsable(balancer.IsUsable, NowMs);
    }

    public IReadOnlyList<ProxySnapshot> Snapshots() => [.. _configuration.Proxies.Select(Snapshot)];

    /// <summary>The answer to <c>show stat</c> with these words.</summary>
    public string Ask(string words = "")
    {
        var request = StatRequest.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), showsConfiguration: true, out var error);
        Assert.Null(error);
        return Text(output => Assert.Null(StatReport.Write(Snapshots(), request!, output)));
    }

    public static string Text(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private ProxySnapshot Snapshot(ProxyConfig proxy) => new()
    {
        Name = proxy.Name,
        Id = proxy.Id,
        HasOwnId = proxy.HasOwnId,
        IsDisabled = proxy.IsDisabled,
        Frontend = proxy.Frontend is null ? null : FrontendSnapshot.Of(proxy, _frontends[proxy.Name], _statuses.GetValueOrDefault(proxy.Name), MaxConn(proxy), NowMs),
        ShowsListeners = proxy.Frontend?.SocketStats ?? false,
        Listeners = [.. (proxy.Frontend?.Binds ?? []).Select((bind, i) => Listener(proxy, bind, i + 1))],
        Backend = _balancers.TryGetValue(proxy.Name, out var balancer) ? BackendSnapshot.Of(balancer, _backends[proxy.Name], FullConn(proxy), NowMs) : null,
        Servers = balancer is null ? [] : [.. balancer.Servers.Select(server => ServerSnapshot.Of(proxy, server, Address(server.Address), NowMs))],
    };

    private static ListenerSnapshot Listener(ProxyConfig proxy, BindConfig bind, int id) => ListenerSnapshot.Of(
        proxy, bind.Name ?? $"sock-{id}", id, Address(bind.Addresses[0]), new ListenerCounters(), ListenerStatus.Open, bind.MaxConn ?? 0);

    private static NetworkAddress Address(AddressConfig address) => address.Kind switch
    {
        AddressKind.Unix => NetworkAddress.Unix,
        AddressKind.AnyIPv6 => NetworkAddress.From(IPAddress.IPv6Any, address.Port),
        AddressKind.ClientDestination or AddressKind.AnyIPv4 => default,
        AddressKind.HostName => NetworkAddress.From(IPAddress.Loopback, address.Port),
        _ => NetworkAddress.From(IPAddress.Parse(address.Host), address.Port),
    };

    private long MaxConn(ProxyConfig proxy) => proxy.Frontend?.MaxConn ?? _configuration.Global.MaxConn!.Value;

    // configuration.txt 4.2, fullconn: a tenth of the limits of the frontends that may lead here.
    private int FullConn(ProxyConfig backend) => backend.Backend!.FullConn ?? (int)Math.Max(1, (_configuration.Proxies
        .Where(proxy => proxy.Frontend is { } frontend
            && (frontend.DefaultBackend == backend.Name || proxy == backend || frontend.UseBackends.Any(use => use.Backend == backend.Name)))
        .Sum(MaxConn) + 9) / 10);
}
