namespace ActorProxy.Core.Peers;

/// <summary>Decides of whom a starting process learns what its tables held: of the process before it, else of a peer, else of nobody.</summary>
/// <remarks>
/// One per <c>peers</c> section; peers are numbers from 0 on. The caller reports what happens, then asks <see cref="TryAssign"/>
/// for the peer to send <see cref="PeerMessageKind.ResyncRequest"/> to. Every lesson's end, asked for or not, is answered by
/// <see cref="PeerMessageKind.ResyncConfirm"/>: the caller does that without asking here.
/// A peer with a shard knows of the others' entries only those of its shard: then one peer of each shard is asked, unless one without teaches.
/// </remarks>
public sealed class PeersResync
{
    private readonly List<bool> _isConnected = [];

    /// <summary>Peers that have taught all that they know, which was not everything.</summary>
    private readonly List<bool> _isIncomplete = [];

    private readonly List<int> _shards = [];

    /// <summary>The shards whose entries have been taught.</summary>
    private readonly HashSet<int> _taught = [];
    private long _deadlineMs;
    private bool _mustLearnAgain;

    /// <param name="peers">How many there are; more can <see cref="Add"/> themselves later.</param>
    /// <param name="mayHavePredecessor">A process of this node may be there to teach: it dials in by itself.</param>
    public PeersResync(int peers, bool mayHavePredecessor, long nowMs)
    {
        for (var i = 0; i < peers; i++)
            Add();
        State = mayHavePredecessor ? PeersResyncState.FromLocal : PeersResyncState.FromRemote;
        _deadlineMs = nowMs + PeerTimes.Resync;
    }

    public PeersResyncState State { get; private set; }

    /// <summary>Who was asked and has not yet finished; -1 for nobody.</summary>
    public int Teacher { get; private set; } = -1;

    /// <summary>When <see cref="Check"/> has to be called; null when nothing is waited for by time.</summary>
    public long? NextMs => State == PeersResyncState.Finished || Teacher >= 0 ? null : _deadlineMs;

    /// <summary>Whether a process that stops may teach the next one as if it knew everything.</summary>
    public bool KnowsEverything => State == PeersResyncState.Finished;

    /// <summary>A reload has brought a further peer; returns its number.</summary>
    public int Add()
    {
        _isConnected.Add(false);
        _isIncomplete.Add(false);
        _shards.Add(0);
        return _isConnected.Count - 1;
    }

    /// <summary>Of which shard a peer is; 0 for all.</summary>
    public void TakeShard(int peer, int shard) => _shards[peer] = shard;

    /// <summary>A peer is gone for good: its shard is not waited for.</summary>
    public void Remove(int peer, long nowMs)
    {
        RemoteClosed(peer, nowMs);
        _shards[peer] = 0;
    }

    /// <summary>There is no other node that could be waited for.</summary>
    public void NobodyToAsk(long nowMs)
    {
        if (State == PeersResyncState.FromRemote)
            Advance(PeersResyncState.Finished, nowMs);
    }

    /// <summary>A reload has brought a table of which nothing is known yet.</summary>
    public void LearnAgain(long nowMs)
    {
        if (Teacher >= 0 || State == PeersResyncState.FromLocal)
            _mustLearnAgain = true;
        else
            AskAllAgain(nowMs);
    }

    public void RemoteConnected(int peer)
    {
        _isConnected[peer] = true;
        _isIncomplete[peer] = false;
    }

    public void RemoteClosed(int peer, long nowMs)
    {
        _isConnected[peer] = false;
        if (peer != Teacher)
            return;
        Teacher = -1;
        _deadlineMs = nowMs + PeerTimes.Resync;
    }

    /// <summary>The process before this one ended its lesson.</summary>
    public void LocalLessonEnded(bool isComplete, long nowMs)
    {
        if (State == PeersResyncState.FromLocal)
            Advance(isComplete ? PeersResyncState.Finished : PeersResyncState.FromRemote, nowMs);
    }

    /// <summary>A remote peer ended its lesson.</summary>
    public void RemoteLessonEnded(int peer, bool isComplete, long nowMs)
    {
        if (peer == Teacher)
            Teacher = -1;
        if (State != PeersResyncState.FromRemote)
            return;
        if (isComplete)
            _taught.Add(_shards[peer]);
        if (_taught.Contains(0) || (isComplete && _shards.TrueForAll(shard => shard == 0 || _taught.Contains(shard))))
        {
            Advance(PeersResyncState.Finished, nowMs);
            return;
        }

        // One that began without a table that has come since is not all that this peer can teach.
        _isIncomplete[peer] = !isComplete && !_mustLearnAgain;
        _mustLearnAgain &= isComplete;
        _deadlineMs = nowMs + PeerTimes.Resync;
    }

    /// <summary>Goes on when the time for a teacher is over.</summary>
    public void Check(long nowMs)
    {
        if (State == PeersResyncState.Finished || Teacher >= 0 || nowMs < _deadlineMs)
            return;
        Advance(State == PeersResyncState.FromLocal ? PeersResyncState.FromRemote : PeersResyncState.Finished, nowMs);
    }

    /// <summary>Chooses the peer to be asked for a lesson; false when nobody is to be asked now.</summary>
    public bool TryAssign(out int peer)
    {
        peer = -1;
        if (State != PeersResyncState.FromRemote || Teacher >= 0)
            return false;
        for (var i = 0; i < _isConnected.Count; i++)
        {
            if (!_isConnected[i] || _isIncomplete[i] || _taught.Contains(_shards[i]))
                continue;

            // Who knows everything spares asking the others.
            if (peer < 0 || (_shards[i] == 0 && _shards[peer] != 0))
                peer = i;
        }

        Teacher = peer;
        return peer >= 0;
    }

    private void Advance(PeersResyncState state, long nowMs)
    {
        // The lesson that has ended began without the table that has come since.
        if (state == PeersResyncState.Finished && _mustLearnAgain)
        {
            AskAllAgain(nowMs);
            return;
        }

        _mustLearnAgain = false;
        State = state;
        Teacher = -1;
        _taught.Clear();
        _deadlineMs = nowMs + PeerTimes.Resync;
    }

    /// <summary>Also those who have taught what they know already: of the new table that was nothing.</summary>
    private void AskAllAgain(long nowMs)
    {
        for (var peer = 0; peer < _isIncomplete.Count; peer++)
            _isIncomplete[peer] = false;
        _mustLearnAgain = false;
        Advance(PeersResyncState.FromRemote, nowMs);
    }
}
