using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>One peer of a section: dials it, has at most one session with it, and knows over all sessions how far it has been told of each table.</summary>
/// <remarks>Its followers read the tables from this actor's loop alone. A fault restarts it: then everything is told once more, when <see cref="PeerRestarts"/> lets it dial.</remarks>
internal sealed partial class PeerActor : Actor<PeerProtocol.ICommand>, IPeerSessionOwner
{
    private readonly NodeServices _node;
    private readonly IActorRef<PeersSectionProtocol.ICommand> _section;
    private readonly PeersSectionState _state;
    private readonly PeerRole _role;
    private readonly PeerRestarts? _restarts;
    private readonly PeersPlan _plan;
    private readonly List<PushedTable> _tables = [];
    private LoopCall _wake = null!;
    private PeerProtocol.Configure _configured;
    private PeerDial? _dial;
    private PeerSession? _session;
    private NodeGreeting? _peerNode;
    private MessageTimer<PeerProtocol.ICommand>? _redial;
    private PeerVersion _version = PeerVersion.Newest;
    private uint _lastTableId;
    private long _deadlineMs;
    private long _redialMs;
    private long? _handshakeMs;
    private string? _status;
    private string _lastEnd = "";
    private string _lastFailure = "";
    private long _begunMs;
    private long _endedMs = -PeerTimes.NodeRedialFor;
    private long _heardMs;

    /// <param name="restarts">Counts this actor's starts; null for one that is not started again.</param>
    public PeerActor(NodeServices node, IActorRef<PeersSectionProtocol.ICommand> section, PeersSectionState state, PeersPlan plan, PeerPlan peer, PeerRole role, PeerRestarts? restarts = null)
    {
        _node = node;
        _section = section;
        _state = state;
        _plan = plan;
        _role = role;
        _restarts = restarts;
        _configured = new PeerProtocol.Configure(peer, plan.LocalName, plan.Tables);
    }

    public IReadOnlyList<PushedTable> Tables => _tables;

    public PeerCounters Counters { get; } = new();

    public bool KnowsEverything => _state.KnowsEverything;

    private uint Number => NodeNumber.Of(_configured.Plan.Name);

    /// <summary>Of a peer that is a node of the cluster: hears what sessions show.</summary>
    private IClusterWitness? Witness => _plan.FollowsCluster && _role == PeerRole.Remote ? _node.Cluster.Witness : null;

    private bool HasLeft => _plan.FollowsCluster && _role == PeerRole.Remote && _node.Cluster.HasLeft;

    private string Title => $"{_plan.Name}/{_configured.Plan.Name}";

    public NodeClaimed Answer(in NodeClaim claim)
    {
        foreach (var pushed in _tables)
        {
            var table = pushed.Table;
            if (table.Definition.WireName != claim.Table || !table.Definition.IsStamped || claim.Key.Length > table.Layout.KeyLength || (!table.Layout.IsText && claim.Key.Length < table.Layout.KeyLength))
                continue;
            using var entry = table.FindOrAdd(claim.Key, Loop.NowMs);
            return new NodeClaimed(claim.Request, entry.Exists ? KeyBinding.Write(table, entry, claim.Target, claim.SeenEpoch, Loop.NowMs) : default);
        }

        return new NodeClaimed(claim.Request, default);
    }

    public void LessonEnded(PeerSession session, bool isComplete) =>
        _section.Tell(new PeersSectionProtocol.LessonEnded(_configured.Plan.Name, _role, isComplete));

    public void Heard()
    {
        // Each message is a sign of life, but a few of them say it often enough.
        if (Witness is not { } witness || Loop.NowMs - _heardMs < _node.Cluster.HeartbeatMs / 2)
            return;
        _heardMs = Loop.NowMs;
        witness.Heard(_configured.Plan.Name);
    }

    public bool TryTakeMembers(ReadOnlySpan<byte> payload)
    {
        if (Witness is not { } witness)
            return true;
        if (!NodeMembers.TryRead(payload, out var members))
            return false;
        if (members[0].Name == _configured.Plan.Name)
            witness.Told(members);
        return true;
    }

    public bool TryTakeRouters(ReadOnlySpan<byte> payload)
    {
        if (Witness is null)
            return true;
        if (!NodeRouters.TryRead(payload, out var reports))
            return false;
        _node.Cluster.OnRouters?.Invoke(_configured.Plan.Name, reports);
        return true;
    }

    public void LessonConfirmed(PeerSession session)
    {
        if (_role == PeerRole.Successor)
            _section.Tell(new PeersSectionProtocol.SuccessorDone());
    }

    public void Ended(PeerSession session, PeerSessionEnd end)
    {
        if (session != _session)
            return;
        _session = null;
        _peerNode = null;
        foreach (var table in _tables)
            table.Follower?.EndSession();
        NodeLeft();
        _lastEnd = end.Text;
        Say(NoticeLevel.Notice, $"the session with peer {Title} has ended: {end.Text}.");
        _section.Tell(new PeersSectionProtocol.SessionEnded(_configured.Plan.Name, _role));
        Witness?.Ended(_configured.Plan.Name);
        _endedMs = Loop.NowMs;
        if (end == PeerSessionEnd.Stopped || end == PeerSessionEnd.Superseded || HasLeft)
            return;
        if (_role == PeerRole.Predecessor)
            StopSelf();
        else if (Witness is not null)
            DialAgain();
        else
            DialLater(end.IsSilence ? SpreadRedial() : _role == PeerRole.Successor ? PeerTimes.SuccessorRedial : PeerTimes.Redial);
    }

    public void Failed(PeerSession session, Exception error) => FailWith(error);

    protected override void PreStart()
    {
        _wake = new LoopCall(Loop, () => _session?.Wake());
        _deadlineMs = Loop.NowMs + PeerTimes.Resync;
        Follow(_configured.Tables);
        var delay = _restarts?.Next(Loop.NowMs) ?? 0;
        if (delay > 0)
        {
            Say(NoticeLevel.Warning, $"peer {Title} begins anew after a fault: it is dialled in {delay / 1000} seconds, and told everything once more.");
            DialLater(delay);
        }
        else if (Witness is not null && string.CompareOrdinal(_configured.LocalName, _configured.Plan.Name) > 0)
        {
            // Both hear of each other in the same moment: one of them dials first.
            DialLater(SpreadNodeRedial());
        }
        else if (_role != PeerRole.Predecessor)
        {
            Dial();
        }
    }

    protected override void PostStop()
    {
        _dial?.Abort();
        _session?.End(PeerSessionEnd.Stopped);
        foreach (var table in _tables)
            Unfollow(table);
        _tables.Clear();
    }

    protected override void Receive(PeerProtocol.ICommand message)
    {
        switch (message)
        {
            case PeerProtocol.Configure configure:
                Configure(configure);
                break;
            case PeerProtocol.Accepted accepted:
                Accept(accepted.Connection);
                break;
            case PeerProtocol.Ask when _session is { } session:
                session.Ask();
                break;
            case PeerProtocol.Ask:
                // The session has ended meanwhile, and the section hears of it.
                break;
            case PeerProtocol.TellCluster:
                TellCluster();
                break;
            case PeerProtocol.Claim claim when _session is { } session:
                session.Ask(claim.Question);
                break;
            case PeerProtocol.Claim claim:
                ClaimDesk.Decline(claim.Question);
                break;
            case Dialled dialled when dialled.Dial == _dial:
                _dial = null;
                TakeOutcome(dialled.Outcome);
                break;
            case Dialled late:
                late.Dispose();
                break;
            case DialNow when _session is null && _dial is null && !HasLeft:
                Dial();
                break;
            case DialNow:
                break;
            case PeerProtocol.GetPeer query:
                query.Answer.TrySetResult(Snapshot());
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Configure(PeerProtocol.Configure configure)
    {
        var isSameShard = _configured.Plan.Shard == configure.Plan.Shard;
        var isSameWay = isSameShard && _configured.Plan.IsSameWay(configure.Plan) && _configured.LocalName == configure.LocalName;
        _configured = configure;

        // Of another shard nothing was told yet: everything is begun anew.
        foreach (var gone in _tables.Where(table => !isSameShard || !configure.Tables.Contains(table.Table)).ToList())
        {
            Unfollow(gone);
            _tables.Remove(gone);
        }

        Follow([.. configure.Tables.Where(table => _tables.TrueForAll(one => one.Table != table))]);
        foreach (var table in _tables)
            table.Table.Present(Number, _peerNode?.Since);
        _session?.Rebind();
        if (isSameWay)
            return;
        _dial?.Abort();
        _dial = null;
        _session?.End(PeerSessionEnd.Stopped);
        Dial();
    }

    private void Follow(ImmutableArray<StickTable> tables)
    {
        foreach (var table in tables)
            _tables.Add(new PushedTable(table, new EntryTeller(table, ++_lastTableId), new TableShard(table.Definition, _configured.Plan.Shard), table.Definition.ReceiveOnly ? null : table.Follow(_wake.Ask)));
    }

    private static void Unfollow(PushedTable table)
    {
        if (table.Follower is { } follower)
            table.Table.Unfollow(follower);
    }

    private void Accept(PeerConnection connection)
    {
        Handshaken("200");
        var isCollision = _session is not null || _dial is not null;
        if (isCollision)
            Counters.Collisions++;
        _dial?.Abort();
        _dial = null;
        _session?.End(PeerSessionEnd.Superseded);
        Begin(connection, "it dialled");
    }

    private void TellCluster()
    {
        _session?.Tell(NodeNews.Members, _node.Cluster.List);
        _session?.Tell(NodeNews.Routers, _node.Cluster.Routers);
    }

    private void Begin(PeerConnection connection, string how)
    {
        CancelRedial();
        _lastFailure = "";
        Counters.Sessions++;
        _peerNode = connection.Node;
        var session = new PeerSession(this, Loop, connection, _role, LearnerOf, Witness is null || connection.Node is null ? PeerTimes.Heartbeat : _node.Cluster.HeartbeatMs);
        _session = session;
        _begunMs = Loop.NowMs;
        Say(NoticeLevel.Notice, $"a session with peer {Title} has begun: {how}, version {connection.Version}.");
        _section.Tell(new PeersSectionProtocol.SessionBegun(_configured.Plan.Name, _role));
        NodeJoined();
        Witness?.Begun(_configured.Plan.Name, connection.Version.ToString());
        if (Witness is not null)
            TellCluster();
        session.Begin();
    }

    private EntryLearner? LearnerOf(PeerTableDefinition definition)
    {
        var table = _tables.Find(one => EntryLearner.Fits(one.Table.Definition, definition))?.Table;
        return table is null ? null : new EntryLearner(table, definition, table.Definition.WriteTo is { } name ? _node.Tables.Find(name) : null, _peerNode is null ? null : Number);
    }

    /// <summary>The peer's gauges count from now on, and it is asked for the keys that it owns, if it is a node of this project.</summary>
    private void NodeJoined()
    {
        if (_role != PeerRole.Remote)
            return;
        if (_peerNode is not { } node)
        {
            _node.Claims.Change(_plan.Name, known => known!.Excluding(Number));
            return;
        }

        foreach (var table in _tables)
            table.Table.Present(Number, node.Since);
        var self = Self;
        _node.Claims.Change(_plan.Name, known => known!.With(new ClaimMember(Number, question => self.Tell(new PeerProtocol.Claim(question)))));
    }

    private void NodeLeft()
    {
        if (_role != PeerRole.Remote)
            return;
        foreach (var table in _tables)
            table.Table.Present(Number, null);
        _node.Claims.Change(_plan.Name, known => known!.Without(Number));
    }

    private void Handshaken(string status)
    {
        _handshakeMs = Loop.NowMs;
        _status = status;
    }

    private void Say(NoticeLevel level, string text) => _node.Events.Peers(_plan.Log, level, text);

    private PeerSnapshot Snapshot() => new(
        _configured.Plan.Name,
        _role == PeerRole.Remote ? "remote" : "local",
        _configured.Plan.Target.Text,
        _session is not null ? "established" : _dial is not null ? "connecting" : "waiting",
        _status,
        Loop.NowMs - _handshakeMs,
        _redial is { IsPending: true } ? _redialMs - Loop.NowMs : null,
        _session?.Version.ToString() ?? "",
        _lastEnd,
        _session?.IsTeaching ?? false,
        _session?.IsLearning ?? false,
        PeerCounterNames.Of(Counters),
        [.. _tables.Select(Snapshot)])
    {
        SentWords = [.. _session?.SentWords ?? []],
        ReceivedWords = [.. _session?.ReceivedWords ?? []],
    };

    private PeerTableSnapshot Snapshot(PushedTable table)
    {
        var received = _session?.ReceivedTables.LastOrDefault(one => one.Local?.Table == table.Table);
        return new PeerTableSnapshot(
            table.Table.Definition.Name, table.Teller.Definition.Id, received?.Definition.Id ?? 0, table.Follower?.LastId ?? 0, table.Follower?.AcknowledgedId ?? 0, received?.LastUpdateId ?? 0);
    }
}
