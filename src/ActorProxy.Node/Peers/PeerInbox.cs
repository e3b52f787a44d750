using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables.Replication;

namespace ActorProxy.Node.Peers;

/// <summary>What a peer has said of its tables in one session: stores its updates and knows which of them are to be acknowledged.</summary>
internal sealed class PeerInbox(Func<PeerTableDefinition, EntryLearner?> find, PeerCounters counters)
{
    private readonly ReceivedPeerTables<EntryLearner> _tables = new(find);
    private readonly ReceivedPeerWords _words = new();

    public IReadOnlyCollection<ReceivedPeerTable<EntryLearner>> Tables => _tables.All;

    public IEnumerable<PeerWord> Words => _words.All;

    /// <summary>There may be something to acknowledge.</summary>
    public bool HasNews { get; private set; }

    public void Rebind() => _tables.Rebind();

    /// <summary>Takes a message about tables; false for a protocol error.</summary>
    public bool TryTake(in PeerFrame frame, long nowMs) => frame.Kind switch
    {
        PeerMessageKind.TableDefinition => _tables.TryDefine(frame.Payload),
        PeerMessageKind.TableSwitch => _tables.TrySwitch(frame.Payload),
        _ => TryLearn(frame, nowMs),
    };

    /// <summary>Writes what is to be acknowledged, as far as there is room; returns the bytes.</summary>
    public int WriteAcknowledgements(Span<byte> buffer)
    {
        var length = 0;
        HasNews = false;
        foreach (var table in _tables.All)
        {
            if (table.LastUpdateId == table.AcknowledgedId || table.Local is null)
                continue;
            var written = new PeerAcknowledgement(table.Definition.Id, table.LastUpdateId).Write(buffer[length..]);
            if (written == 0)
            {
                HasNews = true;
                break;
            }

            length += written;
            table.AcknowledgedId = table.LastUpdateId;
            counters.AcknowledgementsSent++;
        }

        return length;
    }

    /// <summary>What a lesson told is confirmed as a whole, and not acknowledged.</summary>
    public void LessonEnded()
    {
        foreach (var table in _tables.All)
            table.AcknowledgedId = table.LastUpdateId;
    }

    private bool TryLearn(in PeerFrame frame, long nowMs)
    {
        // Of a table whose updates can't be read not even the words can be.
        if (_tables.Current is not { Definition.IsUsable: true } current)
        {
            counters.UpdatesPassedOver++;
            return true;
        }

        var isNodes = frame.Kind == PeerMessageKind.NodeUpdate;
        if (!PeerUpdate.TryRead(isNodes ? PeerMessageKind.TimedUpdate : frame.Kind, frame.Payload, current.Definition, current.LastUpdateId, out var update))
            return false;
        current.LastUpdateId = update.Id;
        if (current.Local is not { } learner)
        {
            counters.UpdatesPassedOver++;
            return EntryLearner.TryPassOver(current.Definition, in update, _words);
        }

        counters.UpdatesReceived++;
        HasNews = true;
        return isNodes ? learner.TryMerge(frame.Payload, in update, _words, nowMs) : learner.TryLearn(in update, _words, nowMs);
    }
}
