using System.Buffers;
using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>One session with a peer behind the handshake: reads messages, writes messages, in turns of its loop.</summary>
/// <remarks>
/// Belongs to its loop's thread and to one owner. A turn reads what has come, then writes one buffer at most, so that neither direction nor
/// the loop's other work waits for the other. Owns the socket.
/// </remarks>
internal sealed partial class PeerSession : IReadinessHandler
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>So much is read and applied in a turn: the loop's connections wait for it.</summary>
    private const int ReceivedPerTurn = 16 * 1024;

    /// <summary>A lesson that runs further ahead of its learner takes the processor in one piece from those who are served here.</summary>
    private const int UnderWayBytes = 128 * 1024;

    /// <summary>Of a peer that ends lessons which nobody asked for, so many are confirmed at a time.</summary>
    private const int MostConfirms = 16;

    /// <summary>What changes within this time is sent together.</summary>
    private const int GatheringMs = 1;

    private const int NodeNewsCount = (int)NodeNews.Routers + 1;

    private readonly IPeerSessionOwner _owner;
    private readonly EventLoop _loop;
    private readonly LoopSocket _socket;
    private readonly PeerRole _role;
    private readonly PeerInbox _inbox;
    private readonly PeerOutbox _outbox;
    private readonly ClaimDesk? _claims;
    private readonly LoopTurn _turn;
    private readonly LoopAlarm _clock;
    private readonly LoopAlarm _gathering;
    private byte[] _received = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private byte[] _unsent = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _filled;
    private int _start;
    private int _end;
    private PeerLiveness _liveness;
    private PeerLesson _lesson;
    private PeerSessionEnd? _ending;
    private long _stuckSinceMs;
    private int _confirms;
    private bool _asks;
    private bool _isLate;
    private readonly ReadOnlyMemory<byte>[] _told = new ReadOnlyMemory<byte>[NodeNewsCount];
    private readonly ReadOnlyMemory<byte>[] _news = new ReadOnlyMemory<byte>[NodeNewsCount];

    public PeerSession(IPeerSessionOwner owner, EventLoop loop, PeerConnection connection, PeerRole role, Func<PeerTableDefinition, EntryLearner?> find, int heartbeatMs = PeerTimes.Heartbeat)
    {
        _owner = owner;
        _loop = loop;
        _role = role;
        _socket = new LoopSocket(loop, connection.Descriptor) { Handler = this };
        _socket.LimitUnderWay(UnderWayBytes);
        _inbox = new PeerInbox(find, owner.Counters);
        _outbox = new PeerOutbox(owner.Tables, connection.Version, connection.Node is not null, owner.Counters);
        _claims = connection.Node is null ? null : new ClaimDesk();
        _turn = new LoopTurn(TakeTurn);
        _clock = new LoopAlarm(CheckClock);
        _gathering = new LoopAlarm(Wake);
        _liveness = new PeerLiveness(loop.NowMs, heartbeatMs);
        Version = connection.Version;
        connection.Unread.CopyTo(_received);
        _filled = connection.Unread.Length;
    }

    public PeerVersion Version { get; }

    public bool IsOpen => _socket.IsOpen;

    public bool IsTeaching => _lesson.State != PeerLessonState.None;

    public bool IsLearning => _lesson.IsLearning;

    public IReadOnlyCollection<ReceivedPeerTable<EntryLearner>> ReceivedTables => _inbox.Tables;

    public IEnumerable<PeerWord> SentWords => _outbox.Words;

    public IEnumerable<PeerWord> ReceivedWords => _inbox.Words;

    void IReadinessHandler.OnReady(LoopSocket socket) => Wake();

    public void Begin()
    {
        if (_role == PeerRole.Successor)
            BeginLesson();

        // What two nodes merge can be told twice: so each asks whenever they meet, and nothing that only one has heard of is lost.
        else if (_claims is not null && _role == PeerRole.Remote)
            Ask();
        ArmClock();
        Wake();
    }

    /// <summary>Asks the peer for everything that it knows.</summary>
    public void Ask()
    {
        if (IsLearning)
            return;
        _lesson.Asked();
        _asks = true;
        Wake();
    }

    /// <summary>Sends a connection's question.</summary>
    public void Ask(ClaimQuestion question)
    {
        if (!IsOpen || _claims is null)
        {
            ClaimDesk.Decline(question);
            return;
        }

        _claims.Ask(question);
        Wake();
    }

    /// <summary>Tells a node something whose latest state alone counts, once: what was to be told of it before and is not yet is not told any more.</summary>
    /// <param name="message">Whole; empty for nothing.</param>
    public void Tell(NodeNews news, ReadOnlyMemory<byte> message)
    {
        if (_claims is null || message.Equals(_told[(int)news]))
            return;
        _told[(int)news] = _news[(int)news] = message;
        Wake();
    }

    /// <summary>There is, or may be, something to do.</summary>
    public void Wake()
    {
        if (IsOpen)
            _loop.Defer(_turn);
    }

    /// <summary>The local tables are other ones now.</summary>
    public void Rebind()
    {
        _inbox.Rebind();
        Wake();
    }

    public void End(PeerSessionEnd end)
    {
        if (!IsOpen)
            return;
        _loop.CancelTimer(_clock);
        _loop.CancelTimer(_gathering);
        _socket.Close();
        ArrayPool<byte>.Shared.Return(_received);
        ArrayPool<byte>.Shared.Return(_unsent);
        _received = _unsent = [];
        _claims?.End();
        _owner.Ended(this, end);
    }

    private void TakeTurn()
    {
        try
        {
            if (IsOpen)
                ReadAndWrite();
        }
#pragma warning disable CA1031 // Supervision decides: without it a fault would leave a session that nobody serves.
        catch (Exception error)
#pragma warning restore CA1031
        {
            End(PeerSessionEnd.Stopped);
            _owner.Failed(this, error);
        }
    }

    private void ReadAndWrite()
    {
        TakeMessages();
        if (_ending is null && _socket.CanRead)
            Receive();
        if (!IsOpen)
            return;
        var isAll = Write();
        if (!Send())
            return;
        if (_ending is { } ending && _start == _end)
        {
            End(ending);
            return;
        }

        if (_ending is null && (_socket.CanRead || (!isAll && _start == _end)))
        {
            _loop.Defer(_turn);

            // Others on this processor need not wait for the end of a lesson's time slice: clients, and the proxy's other loops.
            if (IsTeaching || IsLearning)
                Thread.Yield();
        }
    }

    private void ArmClock() => _loop.StartTimer(_clock, Math.Max(1, _liveness.NextMs - _loop.NowMs));

    private void CheckClock()
    {
        if (!IsOpen)
            return;
        var isStuck = _start < _end && _loop.NowMs - _stuckSinceMs >= PeerTimes.Liveness;
        switch (_liveness.Check(_loop.NowMs))
        {
            case var _ when isStuck:
                End(_ending ?? PeerSessionEnd.Stuck);
                return;
            case PeerLivenessAction.Close:
                _owner.Counters.Silences++;
                End(_ending ?? PeerSessionEnd.Silent);
                return;
            case PeerLivenessAction.SendHeartbeat when BufferBytes - _end >= 2:
                _owner.Counters.HeartbeatsSent++;
                Put(PeerMessageKind.Heartbeat);
                if (!Send())
                    return;
                break;
        }

        ArmClock();
    }
}
