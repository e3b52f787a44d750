using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Reads a table's local changes for one peer, each entry once in its latest state, and keeps how far the peer has acknowledged them.</summary>
/// <remarks>
/// One thread at a time. It outlives sessions: <see cref="EndSession"/> takes it back to what was acknowledged. Updates are numbered from 1 on
/// in each session. Shards that have nothing new are passed over without their lock.
/// </remarks>
public sealed class TableFollower
{
    /// <summary>A shard that changes all the time must not keep the others waiting.</summary>
    private const int MostInARow = 64;

    /// <summary>Of a peer that acknowledges nothing, the oldest are forgotten: after the session more is told again, that is all.</summary>
    private const int MostCheckpoints = 4096;

    private readonly Action _onChange;
    private readonly StickTableShard[] _shards;
    private readonly FollowedShard[] _followed;
    private readonly Queue<FollowerCheckpoint> _checkpoints = [];
    private int _at;
    private int _inARow;

    internal TableFollower(StickTable table, StickTableShard[] shards, Action onChange)
    {
        Table = table;
        _shards = shards;
        _followed = new FollowedShard[shards.Length];
        _onChange = onChange;
    }

    public StickTable Table { get; }

    /// <summary>The number of the last update of this session.</summary>
    public uint LastId { get; private set; }

    /// <summary>The last update that the peer has acknowledged in this session.</summary>
    public uint AcknowledgedId { get; private set; }

    /// <summary>The next entry that has changed, locked, with the number <see cref="LastId"/>; it does not exist when there is nothing new.</summary>
    public StickEntry Next()
    {
        for (var step = 0; step <= _shards.Length; step++)
        {
            ref var followed = ref _followed[_at];
            var shard = _shards[_at];
            if (_inARow < MostInARow && shard.Updates.Sequence != followed.Read)
            {
                shard.Gate.Enter();
                if (Table.HasGivenWay)
                {
                    // What is left in its entries is not what was counted; the table that has taken its place is told of.
                    shard.Gate.Exit();
                    return default;
                }

                if (followed.Marker == 0)
                    followed.Marker = shard.Updates.Mark(followed.Read);
                var entry = shard.Updates.ReadNext(followed.Marker);
                if (entry != 0)
                {
                    followed.Read = shard.Entries.Header(entry).Sequence;
                    _inARow++;
                    LastId++;
                    return new StickEntry(Table, shard, _at, entry, false);
                }

                // The latest change was of an entry that is gone.
                followed.Read = shard.Updates.Sequence;
                shard.Gate.Exit();
            }

            Leave();
        }

        return default;
    }

    /// <summary>What <see cref="Next"/> gave is not told: its number goes to the next one.</summary>
    public void PassOver() => LastId--;

    /// <summary>Takes the number of an update that is none of <see cref="Next"/>'s: a lesson's.</summary>
    public uint TakeId() => ++LastId;

    /// <summary>From now on the next change calls back, once; true when there is something new already.</summary>
    /// <remarks>Looked at under the locks: a change that has not seen the wish to be told is seen here.</remarks>
    public bool AwaitChange()
    {
        Table.AwaitChange();
        if (Table.HasGivenWay)
            return false;
        for (var i = 0; i < _shards.Length; i++)
        {
            lock (_shards[i].Gate)
            {
                if (_shards[i].Updates.Sequence != _followed[i].Read)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Takes an acknowledgement; false for one that is none, since it is not new or of something that was never sent.</summary>
    public bool TryAcknowledge(uint id)
    {
        if (!UpdateId.IsAfter(id, AcknowledgedId) || UpdateId.IsAfter(id, LastId))
            return false;
        AcknowledgedId = id;
        while (_checkpoints.TryPeek(out var checkpoint) && !UpdateId.IsAfter(checkpoint.UpdateId, id))
        {
            _checkpoints.Dequeue();
            _followed[checkpoint.Shard].Acknowledged = checkpoint.Change;
        }

        return true;
    }

    /// <summary>The session has ended: what was told and not acknowledged is told again in the next one.</summary>
    public void EndSession()
    {
        for (var i = 0; i < _shards.Length; i++)
        {
            ref var followed = ref _followed[i];
            if (followed.Read == followed.Acknowledged)
                continue;
            lock (_shards[i].Gate)
                _shards[i].Updates.Rewind(followed.Marker, followed.Acknowledged);
            followed.Read = followed.Acknowledged;
        }

        _checkpoints.Clear();
        (LastId, AcknowledgedId, _inARow) = (0, 0, 0);
    }

    /// <summary>A lesson begins, which tells all entries: what has changed so far is told by it.</summary>
    public void BeginLesson()
    {
        for (var i = 0; i < _shards.Length; i++)
        {
            ref var followed = ref _followed[i];
            lock (_shards[i].Gate)
            {
                var updates = _shards[i].Updates;
                if (followed.Marker == 0)
                    followed.Marker = updates.Mark(updates.Sequence);
                else
                    updates.Rewind(followed.Marker, updates.Sequence);
                followed.Read = followed.Lesson = updates.Sequence;
            }
        }

        _checkpoints.Clear();
        _inARow = 0;
    }

    /// <summary>The peer has confirmed the lesson: it has what had changed when it began.</summary>
    /// <remarks>HAProxy tells all that once more; nothing is won by it.</remarks>
    public void ConfirmLesson()
    {
        foreach (ref var followed in _followed.AsSpan())
            followed.Acknowledged = followed.Lesson;
        AcknowledgedId = LastId;
    }

    internal void Changed() => _onChange();

    internal void Release()
    {
        for (var i = 0; i < _shards.Length; i++)
        {
            if (_followed[i].Marker == 0)
                continue;
            lock (_shards[i].Gate)
                _shards[i].Updates.Unmark(_followed[i].Marker);
            _followed[i].Marker = 0;
        }
    }

    private void Leave()
    {
        // Nothing is on its way: what was read was passed over.
        if (_inARow > 0 && LastId == AcknowledgedId)
        {
            _followed[_at].Acknowledged = _followed[_at].Read;
        }
        else if (_inARow > 0)
        {
            if (_checkpoints.Count == MostCheckpoints)
                _checkpoints.Dequeue();
            _checkpoints.Enqueue(new FollowerCheckpoint(LastId, _at, _followed[_at].Read));
        }

        _inARow = 0;
        _at = _at + 1 == _shards.Length ? 0 : _at + 1;
    }
}
