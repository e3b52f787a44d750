using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>One <c>peers</c> section: accepts who dials in, finds out which peer it is, and decides of whom this node learns. Outlives generations.</summary>
internal sealed class PeersSectionActor(NodeServices node, PeersPlan first, Action<IReadOnlyCollection<ListeningSocket>> closeUnused) : Actor<PeersSectionProtocol.ICommand>, IAcceptHandler
{
    /// <summary>Who dials in and does not say who it is: further ones wait in the kernel's queue.</summary>
    private const int MostHellos = 64;

    /// <summary>Commands of other nodes that have not been proved yet.</summary>
    private const int MostCalls = 32;

    /// <summary>Nodes that are being told who is in the cluster.</summary>
    private const int MostExchanges = 64;

    private const int MaxAcceptsPerTurn = 8;
    private static readonly TimeSpan PauseWhenExhausted = TimeSpan.FromMilliseconds(100);

    private readonly PeersSectionState _state = new();
    private readonly Dictionary<ListeningSocket, AcceptSource> _sources = [];
    private readonly Dictionary<string, RemotePeer> _peers = new(StringComparer.Ordinal);
    private readonly HashSet<InboundHello> _hellos = [];
    private readonly HashSet<MemberExchange> _exchanges = [];
    private readonly HashSet<NodeCallDoor> _calls = [];
    private PeersPlan _plan = null!;
    private PeersResync _resync = null!;
    private IActorRef<PeerProtocol.ICommand>? _predecessor;
    private IActorRef<PeerProtocol.ICommand>? _successor;
    private MessageTimer<PeersSectionProtocol.ICommand>? _check;
    private bool _isStopping;
    private int _accepting;
    private int _lastLoop;
    private long _resyncs;
    private long _refused;

    // A peer's followers and session can be made again: everything is told once more then. However often: a peer that is left for good would never know of anything again.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Restart, int.MaxValue, TimeSpan.FromSeconds(1));

    public bool MayAccept(AcceptSource source)
    {
        if (_accepting < MostHellos)
        {
            _accepting++;
            return true;
        }

        foreach (var one in _sources.Values)
            one.Pause();
        return false;
    }

    public void OnNothing(AcceptSource source) => _accepting--;

    public void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer)
    {
        var hello = new InboundHello(Loop, descriptor, peer, Judge);
        _hellos.Add(hello);
        hello.Begin();
    }

    public void OnExhausted(AcceptSource source, int error)
    {
        source.Pause();
        node.Events.AcceptExhausted(_plan.Name, error);
        Schedule(PauseWhenExhausted, new ResumeAccepting());
    }

    public void OnBroken(AcceptSource source, int error)
    {
        source.Pause();
        node.Events.ListenerBroken(_plan.Name, source.Socket.Address.Text, error);
    }

    protected override void PreStart()
    {
        _plan = first;
        _resync = new PeersResync(0, node.MayHavePredecessor, Loop.NowMs);
        Configure(first);
        Advance();
    }

    protected override void PostStop()
    {
        foreach (var hello in _hellos)
            hello.Close();
        _hellos.Clear();
        foreach (var exchange in _exchanges)
            exchange.Close();
        _exchanges.Clear();
        foreach (var call in _calls)
            call.Close();
        _calls.Clear();
        Listen([]);
    }

    protected override void Receive(PeersSectionProtocol.ICommand message)
    {
        switch (message)
        {
            case PeersSectionProtocol.Configure configure when !_isStopping:
                Configure(configure.Plan);
                break;
            case PeersSectionProtocol.ClusterChanged when _plan.FollowsCluster && !_isStopping:
                Configure(_plan);
                foreach (var peer in _peers.Values)
                    peer.Actor.Tell(new PeerProtocol.TellCluster());
                break;
            case PeersSectionProtocol.SessionBegun begun when begun.Role == PeerRole.Remote && _peers.TryGetValue(begun.Peer, out var peer):
                _resync.RemoteConnected(peer.Number);
                break;
            case PeersSectionProtocol.SessionEnded ended when ended.Role == PeerRole.Remote && _peers.TryGetValue(ended.Peer, out var peer):
                _resync.RemoteClosed(peer.Number, Loop.NowMs);
                break;
            case PeersSectionProtocol.LessonEnded lesson:
                LessonEnded(lesson);
                break;
            case PeersSectionProtocol.SoftStop:
                BeginSoftStop();
                break;
            case PeersSectionProtocol.SuccessorDone:
                StopSelf();
                return;
            case PeersSectionProtocol.GetSection query:
                query.Answer.TrySetResult(new PeersSectionView(Snapshot(), [.. _peers.Values.Select(static one => one.Actor)]));
                return;
            case ResumeAccepting:
                ResumeAll();
                break;
            case Check or PeersSectionProtocol.SessionBegun or PeersSectionProtocol.SessionEnded or PeersSectionProtocol.Configure or PeersSectionProtocol.ClusterChanged:
                break;
            default:
                Unhandled(message);
                break;
        }

        Advance();
    }

    protected override void Terminated(IActorRef who)
    {
        if (who == _predecessor)
            _predecessor = null;
        else if (who == _successor)
            StopSelf();
    }

    private void Configure(PeersPlan plan)
    {
        // By the time that a configuration is taken over, who is in the cluster may have changed.
        if (plan.FollowsCluster)
            plan = plan with { Remotes = [.. node.Cluster.Peers.Select(static one => new PeerPlan(one.Name, SocketTarget.Of(one.Address), ConnectOptions.None))] };
        var known = _plan.Tables;
        var isFirst = _peers.Count == 0 && _sources.Count == 0;
        _plan = plan;
        Listen(plan.Sockets);
        node.Claims.Change(plan.Name, known => ClaimMembers.Of(known, plan.LocalName, plan.Remotes.Select(static one => one.Name)));
        foreach (var gone in _peers.Keys.Where(name => !plan.Remotes.Any(one => one.Name == name)).ToList())
        {
            _resync.Remove(_peers[gone].Number, Loop.NowMs);
            Stop(_peers[gone].Actor);
            _peers.Remove(gone);
        }

        foreach (var remote in plan.Remotes)
        {
            if (_peers.TryGetValue(remote.Name, out var peer))
                peer.Actor.Tell(new PeerProtocol.Configure(remote, plan.LocalName, plan.Tables));
            else
                _peers.Add(remote.Name, peer = new RemotePeer(_resync.Add(), Start(remote)));
            _resync.TakeShard(peer.Number, remote.Shard.Number);
        }

        // What a new table held elsewhere is still to be learnt; a table whose definition has changed brought its entries along.
        if (!isFirst && plan.Tables.Any(table => !known.Any(one => one.Latest == table)))
            _resync.LearnAgain(Loop.NowMs);
    }

    private IActorRef<PeerProtocol.ICommand> Start(PeerPlan remote)
    {
        var loop = node.Loops[++_lastLoop % node.Loops.Length].Loop;
        var self = Self;
        var restarts = new PeerRestarts();
        return ActorOf(() => new PeerActor(node, self, _state, _plan, _plan.Remotes.FirstOrDefault(one => one.Name == remote.Name) ?? remote, PeerRole.Remote, restarts), remote.Name, Placement.On(loop));
    }

    private void Listen(IReadOnlyCollection<ListeningSocket> wanted)
    {
        var left = _sources.Keys.Where(socket => !wanted.Contains(socket)).ToList();
        foreach (var socket in left)
        {
            _sources[socket].Leave();
            _sources.Remove(socket);
        }

        if (left.Count > 0)
            closeUnused(left);
        foreach (var socket in wanted)
            if (!_sources.ContainsKey(socket))
                _sources.Add(socket, new AcceptSource(Loop, socket, this, MaxAcceptsPerTurn));
        ResumeAll();
    }

    private void ResumeAll()
    {
        if (_accepting < MostHellos)
            foreach (var source in _sources.Values)
                source.Resume();
    }

    private void Judge(InboundHello inbound, PeerReadResult result, PeerHello? hello)
    {
        _hellos.Remove(inbound);
        _accepting--;
        ResumeAll();
        if (result != PeerReadResult.Found)
        {
            Refuse(inbound, result == PeerReadResult.NotYet ? null : PeerStatus.ProtocolError, "what it sent is no greeting of a peer, or came too slowly");
            return;
        }

        if (_plan.FollowsCluster && hello is { Target: NodeGreeting.AnyNode, Node: not null, Version.IsSupported: true } && !_isStopping)
        {
            Exchange(inbound, hello);
            return;
        }

        if (_plan.FollowsCluster && hello is { Target: NodeGreeting.Call, Node: not null, Version.IsSupported: true })
        {
            TakeCall(inbound, hello);
            return;
        }

        var isLocal = hello!.Sender == _plan.LocalName;
        var status = hello.Judge(_plan.LocalName, name => name == _plan.LocalName || _peers.ContainsKey(name), _predecessor is not null || _isStopping);

        // Who has just joined reaches this node before the news of it.
        if (status == PeerStatus.UnknownSender && _plan.FollowsCluster && hello.Node is not null)
            status = PeerStatus.TryAgainLater;
        if (status == PeerStatus.Accepted && !isLocal && _plan.FollowsCluster && node.Cluster.HasLeft)
            status = PeerStatus.TryAgainLater;
        if (status != PeerStatus.Accepted)
        {
            Refuse(inbound, status, Describe(hello, status));
            return;
        }

        inbound.Answer(status, hello.Node is null ? null : node.Tables.GreetingOf(_plan.LocalName));
        var connection = inbound.Take(hello.Version, hello.Node);
        if (isLocal)
            Welcome(connection);
        else
            _peers[hello.Sender].Actor.Tell(new PeerProtocol.Accepted(connection));
    }

    /// <summary>A node that knows no more than this address: both tell who is in the cluster.</summary>
    private void Exchange(InboundHello inbound, PeerHello hello)
    {
        if (_exchanges.Count == MostExchanges)
        {
            Refuse(inbound, PeerStatus.TryAgainLater, "too many ask who is in the cluster");
            return;
        }

        inbound.Answer(PeerStatus.Accepted, node.Tables.GreetingOf(_plan.LocalName));
        var exchange = new MemberExchange(Loop, inbound.Take(hello.Version, hello.Node), node.Cluster, (one, failure) =>
        {
            _exchanges.Remove(one);
            if (failure is not null)
                node.Events.Peers(_plan.Log, NoticeLevel.Warning, $"{hello.Sender} ({inbound.From}) asked who is in the cluster, and failed: {failure}.");
        });
        _exchanges.Add(exchange);
        exchange.Begin();
    }

    /// <summary>A node has a command for this one.</summary>
    private void TakeCall(InboundHello inbound, PeerHello hello)
    {
        if (_calls.Count == MostCalls)
        {
            Refuse(inbound, PeerStatus.TryAgainLater, "too many commands are being asked for");
            return;
        }

        inbound.Answer(PeerStatus.Accepted, node.Tables.GreetingOf(_plan.LocalName));
        var door = new NodeCallDoor(Loop, inbound.Take(hello.Version, hello.Node), node.Cluster, _plan.LocalName, hello.Sender, (one, refusal) =>
        {
            _calls.Remove(one);
            if (refusal is not null)
                node.Events.Peers(_plan.Log, NoticeLevel.Warning, $"A command of {hello.Sender} ({inbound.From}) was refused: {refusal}.");
        });
        _calls.Add(door);
        door.Begin();
    }

    private string Describe(PeerHello hello, PeerStatus status) => status switch
    {
        PeerStatus.BadVersion => $"it speaks version {hello.Version}, and this node up to {PeerVersion.Newest}",
        PeerStatus.WrongTarget => $"it asks for the peer '{hello.Target}', and this node is '{_plan.LocalName}'",
        PeerStatus.UnknownSender => $"it calls itself '{hello.Sender}', and there is no such peer in the section",
        _ => "another process of this node is teaching already",
    };

    private void Refuse(InboundHello inbound, PeerStatus? status, string reason)
    {
        if (status is { } answer)
            inbound.Answer(answer);
        inbound.Close();
        _refused++;
        if (status != PeerStatus.TryAgainLater)
            node.Events.Peers(_plan.Log, NoticeLevel.Warning, $"peers {_plan.Name} refused a connection from {inbound.From}: {reason}.");
    }

    /// <summary>The process before this one wants to teach.</summary>
    private void Welcome(PeerConnection connection)
    {
        var self = Self;
        var plan = _plan;
        var local = new PeerPlan(plan.LocalName, plan.Local!, ConnectOptions.None);
        _predecessor = ActorOf(new PeerActor(node, self, _state, plan, local, PeerRole.Predecessor), "older-process");
        Watch(_predecessor);
        _predecessor.Tell(new PeerProtocol.Accepted(connection));
    }

    private void LessonEnded(PeersSectionProtocol.LessonEnded lesson)
    {
        _resyncs++;
        if (lesson.Role == PeerRole.Predecessor)
            _resync.LocalLessonEnded(lesson.IsComplete, Loop.NowMs);
        else if (_peers.TryGetValue(lesson.Peer, out var peer))
            _resync.RemoteLessonEnded(peer.Number, lesson.IsComplete, Loop.NowMs);
        var teacher = lesson.Role == PeerRole.Predecessor ? "the process before this one" : $"peer {lesson.Peer}";
        node.Events.Peers(_plan.Log, NoticeLevel.Notice, $"peers {_plan.Name} has learnt from {teacher}{(lesson.IsComplete ? "" : ", which does not know everything either")}.");
    }

    /// <summary>Goes on with what is still to be learnt.</summary>
    private void Advance()
    {
        if (_isStopping)
            return;
        if (_peers.Count == 0)
            _resync.NobodyToAsk(Loop.NowMs);
        _resync.Check(Loop.NowMs);
        if (_resync.TryAssign(out var number))
            _peers.Values.First(one => one.Number == number).Actor.Tell(new PeerProtocol.Ask());
        _state.KnowsEverything = _resync.KnowsEverything;
        if (_resync.NextMs is { } next && _check is not { IsPending: true })
            _check = Schedule(TimeSpan.FromMilliseconds(Math.Max(1, next - Loop.NowMs)), new Check());
    }

    private void BeginSoftStop()
    {
        if (_isStopping)
            return;
        _isStopping = true;

        // At once: what is dialled next must reach the process after this one, and not this one's own queue.
        foreach (var (socket, source) in _sources)
        {
            source.Leave();
            node.Listeners.Close(socket, keepFile: true);
        }

        _sources.Clear();
        foreach (var peer in _peers.Values)
            Stop(peer.Actor);
        _peers.Clear();
        if (!_resync.KnowsEverything || _plan.Local is null)
        {
            StopSelf();
            return;
        }

        var self = Self;
        var local = new PeerPlan(_plan.LocalName, _plan.Local, ConnectOptions.None);
        _successor = ActorOf(new PeerActor(node, self, _state, _plan, local, PeerRole.Successor), "newer-process");
        Watch(_successor);
    }

    private PeersSnapshot Snapshot() => new(
        _plan.Name,
        _plan.LocalName,
        string.Join(',', _plan.Sockets.Select(static one => one.Local.IsInternet ? one.Local.ToString() : one.Address.Text)),
        _resync.State switch { PeersResyncState.FromLocal => "local", PeersResyncState.FromRemote => "remote", _ => "finished" },
        _resync.NextMs is { } next ? Math.Max(0, next - Loop.NowMs) : null,
        _resyncs,
        _refused)
    {
        Claims = node.Claims.MembersOf(_plan.Name)!.Counters,
        Tables = [.. _plan.Tables.Select(static one => one.Definition.Name)],
    };

    private sealed record RemotePeer(int Number, IActorRef<PeerProtocol.ICommand> Actor);

    private sealed record Check : PeersSectionProtocol.ICommand;

    private sealed record ResumeAccepting : PeersSectionProtocol.ICommand;
}
