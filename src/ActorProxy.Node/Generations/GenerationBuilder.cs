using System.Collections.Immutable;
using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Compilation;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Stats;
using ActorProxy.Core.StickTables;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Peers;
using ActorProxy.Node.Samples;
using ActorProxy.Node.Servers;
using ActorProxy.Node.StickTables;

namespace ActorProxy.Node.Generations;

/// <summary>Makes a generation from a checked configuration: resolves names, opens what is not open yet, compiles the rest.</summary>
/// <remarks>Nothing that a client could see changes: new sockets are bound but nobody accepts. What fails is undone.</remarks>
internal sealed class GenerationBuilder(NodeServices node, ProxyConfiguration configuration, int number)
{
    private readonly List<string> _errors = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly List<ListeningSocket> _opened = [];
    private readonly Dictionary<ProxyConfig, ProxyLogger?> _logs = [];
    private readonly ListenerPlanner _listeners = new(node, configuration);
    private readonly Dictionary<ProxyConfig, CompiledProxy> _compiled = [];
    private ProxyLogger? _log;
    private ImmutableArray<PeersPlan> _peers = [];
    private CompilationScope? _scope;

    /// <summary>What the expressions of this configuration can name.</summary>
    public ConfiguredProxies Proxies { get; } = new(configuration, node.Table);

    /// <summary>The lists of patterns that this configuration's ACLs and maps share.</summary>
    public PatternCatalog Patterns { get; } = new();

    /// <summary>The stick tables of this configuration; those that were there already among them.</summary>
    public StickTableDirectory Tables { get; } = node.Tables.Prepare(configuration, NodeServices.NowMs);

    /// <summary>Tables that begin empty although they have a file; see <see cref="TableRegistry.LoadSnapshots"/>.</summary>
    public IReadOnlyList<(string Table, string Path, string Reason)> RefusedSnapshots { get; private set; } = [];

    /// <summary>What is wrong, for the operator; empty when the generation could be built.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The plans of all backends, resolved.</summary>
    public Dictionary<string, BackendPlan> Plans { get; } = new(StringComparer.Ordinal);

    private CompilationScope Scope => _scope ??= new CompilationScope(_findings)
    {
        Proxies = Proxies,
        Tables = Tables,
        TrackedSlots = configuration.Global.Tuning.StickCounters,
        ReadFile = File.ReadAllBytes,
        ResolveHost = PatternHosts.Resolve,
        Patterns = Patterns,
    };

    /// <summary>Does all that waits for somebody or can fail: resolves names, opens log targets and listening sockets. See <see cref="Errors"/> then.</summary>
    /// <remarks>For a thread that may wait, and that sees the files as they were before a <c>chroot</c>.</remarks>
    public void Prepare()
    {
        PlanBackends();
        if (_errors.Count == 0)
            CompileAndOpenLogs();
        if (_errors.Count == 0)
            _listeners.Open(_errors, _opened);
        if (_errors.Count == 0)
            PlanPeers();
        if (_errors.Count == 0)
            RefusedSnapshots = node.Tables.LoadSnapshots(Tables, NodeServices.NowMs, node.Clock.GetUtcNow());
        else
            Undo();
    }

    private void PlanPeers()
    {
        _peers = new PeersPlanner(node, configuration, Tables, _errors, _opened, _findings).Plan();
        AddFindings();
    }

    private void PlanBackends()
    {
        var planner = new ServerPlanner(new HostLookup());
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy.Backend is not { } backend || proxy.IsDisabled)
                continue;
            if (CheckScripts.Compile(proxy, backend.CheckProtocol, Scope) is not { } script)
                continue;
            var facts = Proxies.FindBackend(proxy.Name)!;
            var servers = ImmutableDictionary.CreateBuilder<string, ServerPlan>(StringComparer.Ordinal);
            foreach (var server in backend.Servers)
            {
                try
                {
                    var plan = planner.Plan(proxy, server, configuration.Global.Tuning);
                    var place = new CheckedServerFacts(facts, server.Name);
                    servers[server.Name] = plan with
                    {
                        Check = planner.PlanCheck(proxy, server, plan, configuration.Global, script, place),
                        Agent = planner.PlanAgent(proxy, server, plan, configuration.Global, place),
                    };
                }
                catch (SocketException error)
                {
                    _errors.Add($"{server.Position}: server {proxy.Name}/{server.Name}: the name '{server.Address.Host}' has no address ({error.Message}).");
                }
            }

            Plans[proxy.Name] = new BackendPlan(proxy, FullConnOf(proxy), servers.ToImmutable());
        }

        AddFindings();
        SpreadFirstChecks();
    }

    /// <summary>What was found while expressions were compiled is an error of the configuration.</summary>
    private void AddFindings() =>
        _errors.AddRange(_findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => $"{finding.Position}: {finding.Message}"));

    /// <summary>The plans with who follows whom, once there is a balancer for each backend.</summary>
    public IEnumerable<BackendPlan> PlansWithFollowers(ImmutableDictionary<string, Backend> backends)
    {
        var followers = new Dictionary<(string Backend, string Server), List<ServerFollower>>();
        foreach (var plan in Plans.Values)
            foreach (var server in plan.Proxy.Backend!.Servers)
                if (server.Track?.Split('/') is { } track)
                {
                    var key = track.Length == 2 ? (track[0], track[1]) : (plan.Proxy.Name, track[0]);
                    if (!followers.TryGetValue(key, out var list))
                        followers[key] = list = [];
                    list.Add(new ServerFollower(backends[plan.Proxy.Name].Balancer, server.Name));
                }

        return Plans.Values.Select(plan => plan with
        {
            Followers = followers.Where(one => one.Key.Backend == plan.Proxy.Name).ToImmutableDictionary(one => one.Key.Server, one => one.Value.ToImmutableArray(), StringComparer.Ordinal),
        });
    }

    /// <summary>Spreads the first checks of all servers, and the first questions to their agents, over the shortest interval among them, as HAProxy does.</summary>
    private void SpreadFirstChecks()
    {
        var all = Plans.Values.SelectMany(plan => plan.Servers.Values).SelectMany(static server => (CheckPlan?[])[server.Check, server.Agent]).OfType<CheckPlan>().ToList();
        if (all.Count == 0)
            return;
        var shortest = all.Min(static check => check.Timeouts.InterMs);
        var position = 0;
        foreach (var (name, plan) in Plans.ToList())
        {
            var servers = plan.Servers.ToBuilder();
            foreach (var server in plan.Proxy.Backend!.Servers)
                if (servers.GetValueOrDefault(server.Name) is { } one)
                    servers[server.Name] = one with { Check = Delayed(one.Check), Agent = Delayed(one.Agent) };
            Plans[name] = plan with { Servers = servers.ToImmutable() };
        }

        CheckPlan? Delayed(CheckPlan? check) => check is null ? null : check with { FirstDelay = TimeSpan.FromMilliseconds(shortest * position++ / all.Count) };
    }

    /// <summary>Compiles what the sections decide by expressions, and opens their logs.</summary>
    private void CompileAndOpenLogs()
    {
        var origin = LogOrigins.Of(configuration.Global);
        _log = Open(ProxyLog.ForProcess(configuration.Global, origin), origin, null);
        foreach (var proxy in configuration.Proxies)
        {
            var compiled = _compiled[proxy] = CompiledProxy.Compile(proxy, configuration.Global, origin, Scope);
            _logs[proxy] = Open(compiled.Log, origin, proxy.Frontend is null ? null : node.Table.Frontend(proxy.Name));
        }

        AddFindings();
    }

    /// <summary>Compiles what <see cref="Prepare"/> made ready without errors.</summary>
    public Generation Build(Func<BackendPlan, ProxyLogger, ProxyRules, Backend> backendOf)
    {
        var backends = Plans.Values.ToImmutableDictionary(plan => plan.Proxy.Name, plan => backendOf(plan, _logs[plan.Proxy]!, _compiled[plan.Proxy].Rules), StringComparer.Ordinal);
        var frontends = ImmutableArray.CreateBuilder<(Frontend, ImmutableArray<FrontendListener>)>();
        foreach (var proxy in configuration.Proxies)
        {
            if (proxy.Frontend is null || proxy.IsDisabled)
                continue;
            var state = node.Table.State(proxy.Name);
            var rules = _compiled[proxy].Rules;
            var routes = RoutePlanner.Plan(proxy, rules, backends);

            // A first line without a condition decides for all connections; it is their default route.
            if (rules.Backends is [{ Condition: null, Name.Fixed: not null }, ..])
                rules = rules with { Backends = [] };
            var frontend = new Frontend(proxy, node.Table.Frontend(proxy.Name), state, routes, _logs[proxy]!, Proxies.FindFrontend(proxy.Name)!, rules) { Generation = number, TrackedSlots = configuration.Global.Tuning.StickCounters };
            frontends.Add((frontend, _listeners.Of(frontend)));
        }

        return new Generation(number, node.Clock.GetUtcNow(), configuration, frontends.ToImmutable(), backends, _log!, Proxies) { Patterns = Patterns, Peers = _peers };
    }

    /// <summary>Closes what was opened for a generation that is not accepted.</summary>
    public void Undo()
    {
        foreach (var socket in _opened)
            node.Listeners.Close(socket, keepFile: false);
        _opened.Clear();
    }

    private ProxyLogger? Open(ProxyLog log, LogOrigin origin, FrontendCounters? counters) =>
        ProxyLogger.Open(log, node.Sinks, origin, counters, node.Clock, _findings);

    private int FullConnOf(ProxyConfig proxy)
    {
        if (proxy.Backend!.FullConn is { } configured)
            return configured;

        // configuration.txt "fullconn": a tenth of the limits of all frontends that may come here.
        long sum = 0;
        foreach (var other in configuration.Proxies)
            if (other.Frontend is { } frontend && (frontend.DefaultBackend == proxy.Name || frontend.UseBackends.Any(use => use.Backend == proxy.Name) || other == proxy))
                sum += frontend.MaxConn ?? node.Gate.Limit;
        return (int)Math.Clamp((sum + 9) / 10, 1, int.MaxValue);
    }
}
