using ActorProxy.Actors;
using ActorProxy.Core.Handover;
using ActorProxy.Core.StickTables;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Handover;
using ActorProxy.Node.Peers;
using ActorProxy.Node.StickTables;

namespace ActorProxy.Node;

/// <summary>The owner of the generations, and of what outlives them: balancers, listening sockets, counters.</summary>
internal sealed class NodeActor(NodeServices node) : Actor<NodeProtocol.ICommand>
{
    private static readonly TimeSpan QuietAfterReload = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, LivingGeneration> _generations = [];
    private readonly Dictionary<string, IActorRef<BalancerProtocol.ICommand>> _balancers = new(StringComparer.Ordinal);
    private readonly Dictionary<IActorRef, int> _numbers = [];
    private IActorRef<TablesProtocol.ICommand> _tables = null!;
    private IActorRef<PeersProtocol.ICommand> _peers = null!;
    private MessageTimer<NodeProtocol.ICommand>? _returnOfMemory;
    private LivingGeneration? _current;
    private bool _isStopping;
    private bool _isHandedOver;
    private bool _isEnding;
    private int _lastNumber;

    // Balancers keep who holds which slot, generations carry connections: both go on with what they have.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void PreStart()
    {
        var self = Self;
        _tables = ActorOf(() => new TablesActor(node), "tables");
        _peers = ActorOf(new PeersActor(node, sockets => self.Tell(new NodeProtocol.PeersLeft(sockets))), "peers");
        Watch(_peers);
    }

    protected override void Receive(NodeProtocol.ICommand message)
    {
        switch (message)
        {
            case NodeProtocol.Load load:
                AwaitBeforeNext(LoadAsync(load));
                break;
            case NodeProtocol.StoppedAccepting stopped:
                CloseUnusedListeners(stopped.Generation);
                break;
            case NodeProtocol.ChangeFrontend change when _current is { } current:
                current.Actor.Tell(new GenerationProtocol.ChangeFrontend(change.Frontend, new FrontendProtocol.Change(change.Action, Self, change.Answer)));
                break;
            case NodeProtocol.ChangeFrontend late:
                late.Answer.TrySetResult(_isStopping ? FrontendActionResult.IsShutDown : FrontendActionResult.NoSuchFrontend);
                break;
            case NodeProtocol.FrontendShutDown shutdown:
                CloseUnused(shutdown.Listeners);
                shutdown.Answer.TrySetResult(FrontendActionResult.Done);
                break;
            case NodeProtocol.SoftStop stop:
                if (_current?.Generation.Configuration.Global.Grace is { } grace)
                    Schedule(grace, new NodeProtocol.GraceIsOver(stop.HandedOver));
                else
                    BeginSoftStop(stop.HandedOver);
                break;
            case NodeProtocol.OpenHandover open:
                OpenHandover(open);
                break;
            case NodeProtocol.SlotsSaid said when _balancers.TryGetValue(said.Message.Backend, out var balancer):
                balancer.Tell(new BalancerProtocol.SlotsSaid(said.From, said.Message));
                break;
            case NodeProtocol.SlotsSaid { Message: { Kind: SlotMessageKind.Share } share }:
                node.Handover.Say(Neighbour.Newer, share with { Kind = SlotMessageKind.Held });
                break;
            case NodeProtocol.SlotsSaid:
                break;
            case NodeProtocol.ReturnMemory:
                ReturnMemory();
                break;
            case NodeProtocol.GraceIsOver over:
                BeginSoftStop(over.HandedOver);
                break;
            case NodeProtocol.WriteSnapshots write:
                _tables.Tell(new TablesProtocol.WriteSnapshots(write.Answer));
                break;
            case NodeProtocol.Pause:
                LeaveExclusiveAddresses();
                break;
            case NodeProtocol.Resume when _current is { } current:
                AwaitBeforeNext(LoadAsync(new NodeProtocol.Load(current.Generation.Configuration, new TaskCompletionSource<LoadReport>())));
                break;
            case NodeProtocol.Resume:
                break;
            case NodeProtocol.AskPeers ask when _peers.IsStopped:
                ask.Query.Answer.TrySetResult([]);
                break;
            case NodeProtocol.AskPeers ask:
                _peers.Tell(ask.Query);
                break;
            case NodeProtocol.PeersLeft left:
                CloseUnused(left.Sockets);
                break;
            case NodeProtocol.GetGenerations query:
                query.Answer.TrySetResult([.. _generations.Values.OrderBy(one => one.Generation.Number).Select(one => one.Snapshot(one == _current))]);
                break;
            case NodeProtocol.HardStop hard when _generations.TryGetValue(hard.Generation, out var old):
                old.Actor.Tell(new GenerationProtocol.HardStop());
                break;
            case NodeProtocol.HardStop:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Terminated(IActorRef who)
    {
        if (who == node.Handover[Neighbour.Older])
            EndHandover(Neighbour.Older);
        else if (who == node.Handover[Neighbour.Newer])
            EndHandover(Neighbour.Newer);
        else if (who == _peers)
            EndWhenDone();
        if (!_numbers.Remove(who, out var number))
            return;
        var ended = _generations[number];
        _generations.Remove(number);

        // Stopped hard, it may have had no time to say that it accepts no more.
        CloseUnused(ended.Generation.Frontends.SelectMany(one => one.Listeners));
        node.Events.GenerationEnded(number);
        foreach (var name in ended.Generation.Backends.Keys)
            RetireIfUnused(name);
        EndWhenDone();
        if (!_isStopping)
            ScheduleReturnOfMemory();
    }

    /// <summary>A process that stops lives for its last connection, and until the process after it has learnt its tables.</summary>
    private void EndWhenDone()
    {
        if (!_isStopping || _isEnding || _generations.Count > 0 || !_peers.IsStopped)
            return;
        _isEnding = true;
        AwaitBeforeNext(EndAsync());
    }

    private async Task EndAsync()
    {
        if (!node.Tables.Snapshots.IsEmpty)
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _tables.Tell(new TablesProtocol.WriteSnapshots(written));
            await written.Task;
        }

        _ = System.Terminate();
    }

    private void OpenHandover(NodeProtocol.OpenHandover open)
    {
        if (node.Handover[open.Neighbour] is not null)
        {
            // Two processes that both take over from this one would both believe that its free slots are theirs.
            ListeningSocket.CloseDescriptor(open.Descriptor);
            return;
        }

        var loop = node.Loops[0].Loop;
        var self = Self;
        var line = ActorOf(() => new HandoverActor(loop, open.Descriptor, open.Unread.Span, open.Neighbour, self), open.Neighbour == Neighbour.Older ? "older-process" : "newer-process", Placement.On(loop));
        Watch(line);
        node.Handover[open.Neighbour] = line;
    }

    private void EndHandover(Neighbour neighbour)
    {
        node.Handover[neighbour] = null;
        foreach (var balancer in _balancers.Values)
            balancer.Tell(new BalancerProtocol.NeighbourEnded(neighbour));
    }

    /// <summary>What an old generation was made of stays in the oldest part of the heap, which an idle process would never collect by itself.</summary>
    private void ScheduleReturnOfMemory()
    {
        if (_returnOfMemory is { IsPending: true })
            Loop.CancelTimer(_returnOfMemory);
        _returnOfMemory = Schedule(QuietAfterReload, new NodeProtocol.ReturnMemory());
    }

    // Once after a series of reloads, not after each: a whole collection stops all loops for some milliseconds.
    private static void ReturnMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private async Task LoadAsync(NodeProtocol.Load load)
    {
        if (_isStopping)
        {
            load.Answer.TrySetResult(new LoadReport(0, ["The process is stopping and takes no new configuration."]));
            return;
        }

        var builder = new GenerationBuilder(node, load.Configuration, _lastNumber + 1);
        try
        {
            await LoadAsync(load, builder);
        }
        catch (Exception fault)
        {
            // Whoever asked gets an answer; the fault itself is for supervision and the log.
            builder.Undo();
            load.Answer.TrySetResult(new LoadReport(0, [$"The configuration can't be taken over: {fault.Message}"]));
            throw;
        }
    }

    private async Task LoadAsync(NodeProtocol.Load load, GenerationBuilder builder)
    {
        // Before the first generation nobody is served yet who would be held up, and starting is faster without another thread.
        if (node.Current is null)
            builder.Prepare();
        else
            await node.RunBlockingAsync(builder.Prepare);
        if (builder.Errors.Count > 0)
        {
            load.Answer.TrySetResult(new LoadReport(0, [.. builder.Errors]));
            return;
        }

        var generation = builder.Build((plan, log, rules) => new Backend(plan.Proxy, node.Table.Backend(plan.Proxy.Name), BalancerOf(plan.Proxy.Name), log, builder.Proxies.FindBackend(plan.Proxy.Name)!, rules));
        Swap(generation, builder.PlansWithFollowers(generation.Backends), builder.Tables);
        foreach (var (table, path, reason) in builder.RefusedSnapshots)
            node.Events.SnapshotRefused(table, path, reason);
        await ApplyListenerOptionsAsync(generation);
        load.Answer.TrySetResult(new LoadReport(generation.Number, []));
    }

    /// <summary>From here on new connections belong to the new generation; the old one finishes what it has.</summary>
    private void Swap(Generation generation, IEnumerable<BackendPlan> plans, StickTableDirectory tables)
    {
        foreach (var plan in plans)
            _balancers[plan.Proxy.Name].Tell(new BalancerProtocol.Configure(plan));
        foreach (var backend in generation.Backends.Values)
            backend.Balancer.Tell(new BalancerProtocol.AnnounceTracked());
        node.Table.Configure(generation);
        foreach (var table in node.Tables.Accept(tables, Loop.NowMs))
            node.Events.TableBegunEmpty(table);
        node.ConfigureRates(generation.Configuration.Global);
        _lastNumber = generation.Number;
        var old = _current;
        var actor = ActorOf(new GenerationActor(node, generation), new ActorName("generation-", generation.Number));
        Watch(actor);
        _current = new LivingGeneration(generation, actor);
        _generations.Add(generation.Number, _current);
        _numbers.Add(actor, generation.Number);
        node.Variables.Apply(generation.Configuration.Global, node.Process);
        node.Process.SetNodeName(generation.Configuration.Global.Node);
        node.Current = generation;
        _tables.Tell(new TablesProtocol.TablesChanged());
        _peers.Tell(new PeersProtocol.Configure(generation.Peers));
        node.Events.GenerationAccepted(generation.Number, generation.Frontends.Length, generation.Backends.Count);
        if (old is not null)
            Retire(old, old.Generation.Configuration.Global.HardStopAfter);
    }

    /// <summary>Kept sockets get the options that have changed, once it is sure that the generation takes over.</summary>
    private async Task ApplyListenerOptionsAsync(Generation generation)
    {
        var changed = generation.Frontends.SelectMany(static one => one.Listeners).Select(static one => (Owner: one.Frontend.Name, one.Socket, one.Options))
            .Concat(generation.Peers.SelectMany(static section => section.Sockets.Select(socket => (Owner: section.Name, Socket: socket, Options: section.Listening))))
            .Where(static one => !one.Socket.Has(one.Options)).ToList();
        if (changed.Count == 0)
            return;
        await node.RunBlockingAsync(() =>
        {
            foreach (var (owner, socket, options) in changed)
                if (socket.Apply(options) is { } refused)
                    node.Events.ListenerOptionRefused(owner, socket.Address.Text, refused);
        });
    }

    private void Retire(LivingGeneration old, TimeSpan? hardStopAfter)
    {
        old.Actor.Tell(new GenerationProtocol.SoftStop(Self));
        if (hardStopAfter is { } limit)
            Schedule(limit, new NodeProtocol.HardStop(old.Generation.Number));
    }

    private void BeginSoftStop(bool handedOver)
    {
        if (_isStopping)
            return;
        _isStopping = true;
        node.Process.Stopping();
        _isHandedOver = handedOver;
        var last = _current;
        _current = null;
        _peers.Tell(new PeersProtocol.SoftStop());
        if (last is not null)
            Retire(last, last.Generation.Configuration.Global.HardStopAfter);

        // Now, because nobody knows whether the last connection ends before somebody loses patience; and at the end again.
        if (!node.Tables.Snapshots.IsEmpty)
            _tables.Tell(new TablesProtocol.WriteSnapshots(new TaskCompletionSource()));
        EndWhenDone();
    }

    /// <summary>Addresses that several processes can bind are shared; a name in the abstract namespace has one owner.</summary>
    private void LeaveExclusiveAddresses()
    {
        foreach (var socket in node.Listeners.All)
            if (socket.Address is { Path: null, InheritedDescriptor: < 0 } && !socket.Local.IsInternet)
                node.Listeners.Close(socket, keepFile: true);
    }

    private void CloseUnusedListeners(int stoppedGeneration)
    {
        if (!_generations.TryGetValue(stoppedGeneration, out var stopped))
            return;
        CloseUnused(stopped.Generation.Frontends.SelectMany(one => one.Listeners));
    }

    private void CloseUnused(IEnumerable<FrontendListener> stopped) => CloseUnused(stopped.Select(static one => one.Socket));

    private void CloseUnused(IEnumerable<ListeningSocket> left)
    {
        var inUse = (_current?.Generation.Frontends ?? []).Where(one => !one.Frontend.IsShutDown).SelectMany(one => one.Listeners).Select(one => one.Socket).ToHashSet();
        inUse.UnionWith((_current?.Generation.Peers ?? []).SelectMany(static one => one.Sockets));
        foreach (var socket in left)
            if (!inUse.Contains(socket) && socket.IsOpen)
                node.Listeners.Close(socket, keepFile: _isHandedOver);
    }

    private IActorRef<BalancerProtocol.ICommand> BalancerOf(string backend)
    {
        if (_balancers.TryGetValue(backend, out var known) && !known.IsStopped)
            return known;
        var balancer = ActorOf(new BalancerActor(backend, node), backend, Placement.Shared);
        _balancers[backend] = balancer;
        return balancer;
    }

    private void RetireIfUnused(string backend)
    {
        if (_generations.Values.Any(one => one.Generation.Backends.ContainsKey(backend)) || !_balancers.Remove(backend, out var balancer))
            return;
        balancer.Tell(new BalancerProtocol.Retire());
    }

    private sealed record LivingGeneration(Generation Generation, IActorRef<GenerationProtocol.ICommand> Actor)
    {
        public GenerationSnapshot Snapshot(bool isCurrent) => new(Generation.Number, Generation.AcceptedAt, isCurrent, Generation.ConnectionCount);
    }
}
