using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Stores what a peer tells of one table, by the peer's definition: what both store is taken, the rest is passed over.</summary>
/// <remarks>
/// Absolute values, the last one wins. What was learnt is no local change: it is not told to others. With <c>write-to</c> the decisions among
/// the values go to a second table, too.
/// </remarks>
public sealed class EntryLearner
{
    private readonly PeerTableDefinition _definition;
    private readonly uint? _sender;
    private LearningTarget _target;
    private LearningTarget? _copy;
    private ReceivedNodeTable? _node;

    /// <param name="writeTo">The table of <c>write-to</c>; null for none.</param>
    /// <param name="node">The peer's <see cref="Agreement.NodeNumber"/>; null for a peer that is no node of this project.</param>
    public EntryLearner(StickTable table, PeerTableDefinition definition, StickTable? writeTo, uint? node = null)
    {
        (_definition, _sender) = (definition, node);
        Table = table;
        _node = NodeOf(table);
        _target = new LearningTarget(table, definition, isCopy: false);
        _copy = writeTo is null ? null : new LearningTarget(writeTo, definition, isCopy: true);
    }

    public StickTable Table { get; private set; }

    /// <summary>Whether a peer's definition is of a table like this one: its name, and its keys.</summary>
    public static bool Fits(StickTableDefinition table, PeerTableDefinition definition)
    {
        var own = PeerTableDefinition.Of(table, definition.Id);
        return own.Name == definition.Name && own.KeyType == definition.KeyType && own.KeyLength == definition.KeyLength;
    }

    /// <summary>Reads the values of an update that is not stored: they may name words that later ones refer to.</summary>
    public static bool TryPassOver(PeerTableDefinition definition, in PeerUpdate update, ReceivedPeerWords words)
    {
        var reader = new PeerDataReader(update.Data, definition, words);
        while (reader.MoveNext())
        {
        }

        return !reader.IsMalformed;
    }

    /// <summary>Merges one update of another node; false for one that can't be read: a protocol error.</summary>
    public bool TryMerge(ReadOnlySpan<byte> payload, in PeerUpdate update, ReceivedPeerWords words, long nowMs)
    {
        while (_node is not null)
        {
            if (!_node.TryApply(payload, words, nowMs, out _, out var isLate))
                return false;
            if (!isLate)
                return !update.HasUsableKey || TryCopy(in update, words, nowMs);
            Follow();
        }

        return false;
    }

    /// <summary>Stores one update; false for one whose values can't be read: a protocol error.</summary>
    public bool TryLearn(in PeerUpdate update, ReceivedPeerWords words, long nowMs)
    {
        if (!update.HasUsableKey)
            return TryPassOver(_definition, in update, words);
        while (true)
        {
            if (!_target.TryStore(in update, words, nowMs, out var isLate))
                return false;
            if (!isLate)
                return TryCopy(in update, words, nowMs);
            Follow();
        }
    }

    private bool TryCopy(in PeerUpdate update, ReceivedPeerWords words, long nowMs)
    {
        while (_copy is not null)
        {
            if (!_copy.TryStore(in update, words, nowMs, out var isLate))
                return false;
            if (!isLate)
                return true;
            _copy = new LearningTarget(_copy.Table.Latest, _definition, isCopy: true);
        }

        return true;
    }

    /// <summary>A reload has put another table in this one's place, and the session has yet to hear of it.</summary>
    private void Follow()
    {
        Table = Table.Latest;
        _target = new LearningTarget(Table, _definition, isCopy: false);
        _node = NodeOf(Table);
    }

    private ReceivedNodeTable? NodeOf(StickTable table) => _sender is { } number ? new ReceivedNodeTable(table, _definition, number) : null;
}
