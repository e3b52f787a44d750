using System.Diagnostics;
using ActorProxy.Admin.RuntimeApi;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Cluster;
using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Cluster.Membership;
using ActorProxy.Cluster.RollingReload;
using ActorProxy.CommandLine;
using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Handover;
using ActorProxy.Engine.Handover;
using ActorProxy.Guardian;
using ActorProxy.Node;
using ActorProxy.ProcessLife;

namespace ActorProxy;

/// <summary>The node and the runtime API, composed into one process.</summary>
internal sealed class NodeHost(GuardianLine? guardian) : INodeHost
{
    /// <summary>Large flows are spliced without being asked for: a few pipes serve many of them, as each holds one only while bytes are in it.</summary>
    private const int FewestPipes = 32;

    /// <summary>Whoever runs the process kills it when it takes its time to end: containers after 10 seconds.</summary>
    private static readonly TimeSpan SnapshotPatience = TimeSpan.FromSeconds(8);

    /// <summary>A hand-over is a matter of a few milliseconds; a network that is stuck must not keep the process from ending.</summary>
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProxyNode? _node;
    private ProxyCluster? _cluster;
    private bool _hasTakenOver;
    private NodeMembership? _membership;
    private RollingReloads? _rollingReloads;
    private OlderProcessLine? _olderProcess;
    private RuntimeApiHost? _runtimeApi;
    private IReadOnlyDictionary<string, string> _environment = new Dictionary<string, string>();
    private string _findings = "";
    private Func<Action, Task> _outsideJail = static work => Task.Run(work);

    public Task Completion => _ended.Task;

    public Action<Action>? OnNetworkThread => _cluster is { } cluster ? cluster.RunOnThread : null;

    public async Task<IReadOnlyList<string>> StartAsync(ProxyConfiguration configuration, StartOptions options)
    {
        _node ??= Create(configuration.Global, options);
        if (!_hasTakenOver && options.TakeOverSocket is { } socket)
        {
            if (TakeOverFrom(socket, configuration) is { } error)
                return [error];
            _hasTakenOver = true;
        }

        _membership ??= JoinCluster(_node, configuration, options);
        if (_membership is { } cluster && _rollingReloads is null)
        {
            _node.Services.Cluster.Secret = options.Node?.Cluster?.Secret;
            _rollingReloads = new RollingReloads(_node.Services, cluster, OwnNameIn(configuration)!);
        }

        _outsideJail = options.RunOutsideJailAsync;
        _environment = options.Environment;
        _node.Services.Process.SetEnvironment(_environment);
        _findings = options.Findings;
        _runtimeApi ??= RuntimeApiHost.Start(_node, RuntimeApiOptionsOf(configuration.Global, options));
        var errors = await LoadAsync(configuration).ConfigureAwait(false);
        if (errors.Count > 0)
            return errors;
        _node.Services.Listeners.DropUnusedOffers();
        _membership?.Join();
        if (_olderProcess is { } older)
            _node.OpenHandover(Neighbour.Older, older.Descriptor, older.Unread);
        _olderProcess = null;
        TakeFloatingIps(configuration, options);
        return errors;
    }

    // Only a node that accepts connections takes addresses.
    private void TakeFloatingIps(ProxyConfiguration configuration, StartOptions options)
    {
        if (options.Node is { FloatingIps: { IsEmpty: false } configs } settings && _cluster is null)
        {
            var services = new ClusterServices(_node!.Services.Events.Cluster, guardian, HasUsableServer, options.ReplacesProcess)
            {
                Cluster = _membership is { } membership ? new ClusterLink(OwnNameIn(configuration)!, membership, _node.Services.Cluster) : null,
            };
            _cluster = ProxyCluster.Start([.. configs.Select(FloatingIpPlanner.PlanOf)], services);
            FollowBackends(_cluster, settings);
        }
    }

    private bool HasUsableServer(string backend) => _node!.Services.Current?.Proxies.FindBackend(backend) is { UsableServers: > 0 };

    /// <summary>The runtime API's sockets are opened before the node changes anything: one that can't be had refuses the whole configuration.</summary>
    private async Task<IReadOnlyList<string>> LoadAsync(ProxyConfiguration configuration)
    {
        PreparedSockets? prepared = null;
        await _outsideJail(() => prepared = _runtimeApi!.Prepare(configuration.Global)).ConfigureAwait(false);
        if (!prepared!.Errors.IsEmpty)
            return prepared.Errors;
        var report = await _node!.LoadAsync(configuration).ConfigureAwait(false);
        if (!report.IsAccepted)
        {
            prepared.Undo();
            return report.Errors;
        }

        await _outsideJail(() => prepared.Apply(_node.Services.Events)).ConfigureAwait(false);
        await _runtimeApi!.ListenAsync(prepared).ConfigureAwait(false);
        return report.Errors;
    }

    private string? TakeOverFrom(string socket, ProxyConfiguration configuration)
    {
        try
        {
            TakeOver.Offer(socket, _node!.Services.Listeners);
            _olderProcess = TakeOver.ShareSlots(socket, configuration);
            _node.Services.Handover.Expect(_olderProcess?.Held ?? []);
            return null;
        }
        catch (IOException error)
        {
            return $"-x {socket}: the old process can't be taken over from: {error.Message}";
        }
    }

    public async Task<IReadOnlyList<string>> ApplyAsync(LoadedConfiguration loaded, int maxConn)
    {
        var process = _node!.Services.Process;
        var listeners = _node.Services.Listeners;
        var floating = listeners.FloatingAddresses;
        process.SetEnvironment(loaded.Environment);
        listeners.FloatingAddresses = [.. floating, .. FloatingAddressesOf(loaded.Node)];
        var errors = await LoadAsync(loaded.Configuration!).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            process.SetEnvironment(_environment);
            listeners.FloatingAddresses = floating;
            return errors;
        }

        _node.Services.ConfigureMaxConn(maxConn);
        _environment = loaded.Environment;
        listeners.FloatingAddresses = FloatingAddressesOf(loaded.Node);
        await ChangeNodeAsync(loaded.Node).ConfigureAwait(false);
        return errors;
    }

    /// <summary>What a reload may change of <c>node.conf</c>: the floating addresses, and the secret.</summary>
    private async Task ChangeNodeAsync(NodeConfig? settings)
    {
        if (_membership is not null)
            _node!.Services.Cluster.Secret = settings?.Cluster?.Secret;
        if (_cluster is not { } cluster || settings is null)
            return;
        await Task.WhenAny(cluster.ReplanAsync([.. settings.FloatingIps.Select(FloatingIpPlanner.PlanOf)]), Task.Delay(LeavePatience)).ConfigureAwait(false);
        FollowBackends(cluster, settings);
    }

    private void FollowBackends(ProxyCluster cluster, NodeConfig settings)
    {
        foreach (var backend in settings.FloatingIps.SelectMany(static one => one.Track.Backends).Select(static one => one.Name).Distinct())
            _node!.Services.Table.Standing(backend).OnServing = () => cluster.BackendChanged(backend);
    }

    private static NetworkAddress[] FloatingAddressesOf(NodeConfig? settings) =>
        [.. settings?.FloatingIps.SelectMany(static one => one.Addresses).Select(static one => NetworkAddress.From(one.Address, 0)) ?? []];

    public void Announce(ReloadReport report)
    {
        _runtimeApi?.Reloads.Add(report.IsAccepted);
        if (report.IsAccepted)
            _findings = report.Text;
        _node?.Services.Events.Reloaded(report.IsAccepted, report.Text);
    }

    public async Task LeaveClusterAsync()
    {
        if (_cluster is { } cluster)
            await Task.WhenAny(cluster.LeaveAsync(), Task.Delay(LeavePatience)).ConfigureAwait(false);
    }

    public Task FinishHooksAsync() => _cluster?.FinishHooksAsync() ?? Task.CompletedTask;

    public void SoftStop()
    {
        _ = LeaveClusterAsync();
        _runtimeApi?.StopListeningAsync(keepFiles: true);
        if (_node is not { } node)
            return;
        if (_membership is { } membership)
            membership.LeaveAsync().ContinueWith(_ => node.SoftStop(handedOver: true), TaskScheduler.Default);
        else
            node.SoftStop(handedOver: true);
    }

    public async Task WriteSnapshotsAsync()
    {
        // The others need not wait until they miss this node.
        if (_membership is { } membership && _node is { IsStopping: false })
            await membership.LeaveAsync().ConfigureAwait(false);
        if (_node is not { Services.Tables.Snapshots.IsEmpty: false } node)
            return;

        // A node that is ending already writes them itself.
        await Task.WhenAny(node.WriteSnapshotsAsync(), node.Completion, Task.Delay(SnapshotPatience)).ConfigureAwait(false);
    }

    public void Pause() => _node?.Pause();

    public void Resume() => _node?.Resume();

    private RuntimeApiOptions RuntimeApiOptionsOf(GlobalConfig global, StartOptions options) => new()
    {
        Version = VersionText.Version,
        Membership = () => _membership,
        ReleaseDate = Release.Date,
        MasterSocket = options.MasterSocket,
        Cluster = () => _cluster,
        Environment = () => _environment,
        StartupLogs = () => _findings,
        Descriptors = () => (options.DescriptorLimit, options.MaxSockets),
        CommandLimitBytes = global.Tuning.BufferSizeBytes,
        StartedAt = Process.GetCurrentProcess().StartTime,
        BootTime = DateTimeOffset.Now - Process.GetCurrentProcess().StartTime,
        RollingReloads = () => _rollingReloads,
        CheckAsync = async () =>
        {
            var report = await options.CheckAsync().ConfigureAwait(false);
            return new ReloadOutcome(report.IsAccepted, report.Text);
        },
        ReloadAsync = async () =>
        {
            var report = await options.ReloadAsync().ConfigureAwait(false);
            Announce(report);
            return new ReloadOutcome(report.IsAccepted, report.Text);
        },
    };

    private static NodeMembership? JoinCluster(ProxyNode node, ProxyConfiguration configuration, StartOptions options) =>
        options.Node is { Cluster: { } cluster, Node: { Address: not null } identity } && OwnNameIn(configuration) is { } name
            ? NodeMembership.Start(node.Services, MembershipPlan.Of(name, identity, cluster, node.Services.Clock))
            : null;

    /// <summary>What other nodes of the cluster call this one; null when the configuration has no cluster.</summary>
    private static string? OwnNameIn(ProxyConfiguration configuration) => configuration.Peers.FirstOrDefault(static section => section.FollowsCluster)?.Peers[0].Name;

    private ProxyNode Create(GlobalConfig global, StartOptions options)
    {
        var node = ProxyNode.Start(new NodeOptions
        {
            Loops = global.Threads ?? 0,
            MaxConn = options.MaxConn,
            MaxPipes = Math.Max(options.MaxPipes, FewestPipes),
            BufferSizeBytes = global.Tuning.BufferSizeBytes,
            PipeSizeBytes = global.Tuning.PipeSizeBytes ?? 0,
            MaxPollEvents = global.Tuning.MaxPollEvents ?? NodeOptions.DefaultMaxPollEvents,
            NoSplice = global.NoSplice,
            MayHavePredecessor = options.ReplacesProcess,
            RunBlockingAsync = options.RunBlockingAsync,
        });
        node.Services.Listeners.FloatingAddresses = FloatingAddressesOf(options.Node);
        if (!global.Quiet)
            node.Services.Events.Sink = Tell;
        node.Completion.ContinueWith(_ => EndAsync(), TaskScheduler.Default);
        return node;
    }

    /// <summary>The last connection has ended; the addresses may still be on their way, and somebody may be told of it.</summary>
    private async Task EndAsync()
    {
        await LeaveClusterAsync().ConfigureAwait(false);
        await FinishHooksAsync().ConfigureAwait(false);
        _ended.TrySetResult();
    }

    /// <summary>In the foreground the operator sees on standard error what is wrong, as with HAProxy; the rest is for the log.</summary>
    private static void Tell(NoticeLevel level, string text)
    {
        if (level <= NoticeLevel.Alert)
            StandardStreams.Alert(text);
        else if (level == NoticeLevel.Warning)
            StandardStreams.Warning(text);
    }
}
