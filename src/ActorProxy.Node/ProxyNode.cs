using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Handover;
using ActorProxy.Core.Stats;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Engine.Logging;
using ActorProxy.Engine.Relay;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Connections;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Peers;

namespace ActorProxy.Node;

/// <summary>A running node, for the main program and the runtime API. For any thread.</summary>
public sealed class ProxyNode
{
    private readonly ActorSystem _system;
    private readonly IActorRef<NodeProtocol.ICommand> _node;

    private ProxyNode(ActorSystem system, NodeServices services)
    {
        _system = system;
        Services = services;
        _node = system.ActorOf(() => new NodeActor(services), "node");
    }

    public NodeServices Services { get; }

    /// <summary>It was asked to stop and lives for its last connections.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Done when the last connection of a stopping node has ended, or it was stopped at once.</summary>
    public Task Completion => _system.WhenTerminated;

    /// <summary>Starts the loops; nothing is listened on before <see cref="LoadAsync"/>.</summary>
    public static ProxyNode Start(NodeOptions options)
    {
        var events = new NodeEvents();
        var system = new ActorSystem(new ActorSystemSettings
        {
            Loops = options.Loops,
            MaxPollEvents = options.MaxPollEvents,
            OnFailure = events.ActorFailed,
        });
        var pipes = options.NoSplice ? 0 : Math.Max(1, options.MaxPipes / system.Loops.Count);
        var loops = system.Loops.Select(loop => new LoopServices(loop, new RelayPools(new BufferPool(options.BufferSizeBytes), new PipePool(options.PipeSizeBytes, pipes))));
        var counters = new ProcessCounters(system.Loops.Count);
        var services = new NodeServices(system, [.. loops], counters, new AdmissionGate(options.MaxConn), new LogSinks(counters, events.LogTargetFailed), events, options.Clock) { RunBlockingAsync = options.RunBlockingAsync, MayHavePredecessor = options.MayHavePredecessor };
        events.Generation = () => services.Current;
        return new ProxyNode(system, services);
    }

    /// <summary>Makes a checked configuration the current generation, or says why it can't be.</summary>
    public Task<LoadReport> LoadAsync(ProxyConfiguration configuration)
    {
        var answer = new TaskCompletionSource<LoadReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Tell(new NodeProtocol.Load(configuration, answer));
        return answer.Task;
    }

    public Task<ImmutableArray<GenerationSnapshot>> GenerationsAsync()
    {
        var answer = new TaskCompletionSource<ImmutableArray<GenerationSnapshot>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Tell(new NodeProtocol.GetGenerations(answer));
        return answer.Task;
    }

    /// <summary>The current generation's sections, with their states and counters; none before the first generation.</summary>
    public async Task<ImmutableArray<ProxySnapshot>> ProxiesAsync() =>
        Services.Current is { } generation ? await ProxySnapshots.GatherAsync(Services, generation) : [];

    /// <summary>The <c>peers</c> sections with their peers, by name.</summary>
    public async Task<ImmutableArray<PeersSnapshot>> PeersAsync() => await PeersSnapshots.GatherAsync(await PeersSectionsAsync());

    internal Task<ImmutableArray<IActorRef<PeersSectionProtocol.ICommand>>> PeersSectionsAsync()
    {
        var sections = new TaskCompletionSource<ImmutableArray<IActorRef<PeersSectionProtocol.ICommand>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Tell(new NodeProtocol.AskPeers(new PeersProtocol.GetSections(sections)));
        return sections.Task;
    }

    /// <summary>Pauses, resumes or shuts down a frontend of the current generation.</summary>
    public Task<FrontendActionResult> ChangeFrontendAsync(string frontend, FrontendAction action)
    {
        var answer = new TaskCompletionSource<FrontendActionResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Tell(new NodeProtocol.ChangeFrontend(frontend, action, answer));
        return answer.Task;
    }

    /// <summary>The sessions of all generations, by their numbers.</summary>
    public async Task<ImmutableArray<SessionSnapshot>> SessionsAsync()
    {
        var queries = Services.Loops.Select(loop => new SessionQuery(loop, Services.Clock)).ToArray();
        for (var i = 0; i < queries.Length; i++)
            Services.Loops[i].Loop.Run(queries[i]);
        var answers = await Task.WhenAll(queries.Select(static query => query.Answer));
        return [.. answers.SelectMany(static sessions => sessions).OrderBy(static session => session.Number)];
    }

    /// <summary>Ends one session by its number; false when there is none.</summary>
    public async Task<bool> ShutDownSessionAsync(long number)
    {
        var shutdowns = Services.Loops.Select(loop => new SessionShutdown(loop, number)).ToArray();
        for (var i = 0; i < shutdowns.Length; i++)
            Services.Loops[i].Loop.Run(shutdowns[i]);
        return (await Task.WhenAll(shutdowns.Select(static shutdown => shutdown.Answer))).Contains(true);
    }

    /// <summary>Accepts no more and ends with the last connection; <see cref="Completion"/> tells when.</summary>
    /// <param name="handedOver">Another process listens on the same addresses now.</param>
    public void SoftStop(bool handedOver)
    {
        IsStopping = true;
        _node.Tell(new NodeProtocol.SoftStop(handedOver));
    }

    /// <summary>Has every table written that has a snapshot; what can't be written is said in the log.</summary>
    /// <remarks>For a process that ends: a file that another process has written meanwhile stays.</remarks>
    public Task WriteSnapshotsAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _node.Tell(new NodeProtocol.WriteSnapshots(written));
        return written.Task;
    }

    /// <summary>Leaves the addresses that only one process can have, for a new process to take them.</summary>
    public void Pause() => _node.Tell(new NodeProtocol.Pause());

    /// <summary>Takes back what <see cref="Pause"/> left.</summary>
    public void Resume() => _node.Tell(new NodeProtocol.Resume());

    /// <summary>Shares the servers' slots with a neighbouring process from now on, over a socket that becomes the node's.</summary>
    /// <param name="unread">What the other process has said already.</param>
    public void OpenHandover(Neighbour neighbour, int descriptor, ReadOnlyMemory<byte> unread) =>
        _node.Tell(new NodeProtocol.OpenHandover(neighbour, descriptor, unread));

    /// <summary>Ends every connection now.</summary>
    public Task StopAsync() => _system.Terminate();
}
