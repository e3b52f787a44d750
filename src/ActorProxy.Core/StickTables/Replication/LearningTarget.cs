using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.StickTables.Replication;

/// <summary>A table that a peer's updates are stored in, with the place of each value that the peer sends.</summary>
internal sealed class LearningTarget
{
    private readonly PeerTableDefinition _definition;
    private readonly StickTable _table;
    private readonly StickField[] _fields;

    /// <param name="isCopy">Takes decisions only, as the table of <c>write-to</c> does.</param>
    public LearningTarget(StickTable table, PeerTableDefinition definition, bool isCopy)
    {
        _table = table;
        _definition = definition;
        _fields = [.. definition.Fields.SelectMany(field => Enumerable.Range(0, field.Count).Select(index => Takes(field.Type) ? table.Layout.Field(field.Type, index) : default))];

        bool Takes(StickDataType type)
        {
            var info = StickDataInfo.Of(type);

            // Sums that another kind of peer tells have this node's own counts in them.
            return isCopy || table.Definition.IsAggregate ? info.IsAsIs : !info.IsLocal || table.Definition.ReceiveOnly;
        }
    }

    public StickTable Table => _table;

    /// <summary>False for an update whose values can't be read; what was read before is stored.</summary>
    /// <param name="isLate">Another table has taken this one's place: nothing was stored.</param>
    public bool TryStore(in PeerUpdate update, ReceivedPeerWords words, long nowMs, out bool isLate)
    {
        var key = update.Key;
        if (key.Length > _table.Layout.KeyLength)
            key = key[.._table.Layout.KeyLength];
        using var entry = _table.FindOrAdd(key, nowMs);
        isLate = _table.HasGivenWay;
        if (isLate)
            return true;

        // Full: the values are read all the same, since they may name words.
        if (!entry.Exists)
            return EntryLearner.TryPassOver(_definition, in update, words);
        var known = _table.Definition.IsStamped ? StickTarget.Read(_table, entry, nowMs) : default;
        var reader = new PeerDataReader(update.Data, _definition, words);
        for (var i = 0; reader.MoveNext(); i++)
        {
            ref readonly var field = ref _fields[i];
            if (!field.IsStored)
                continue;
            if (field.Kind == StickDataKind.Rate)
                entry.SetWindow(field, new RateWindow { StartMs = unchecked((uint)nowMs - reader.Rate.AgeMs), Current = reader.Rate.Current, Previous = reader.Rate.Previous });
            else
                entry.Set(field, field.Kind == StickDataKind.Word ? NumberOf(reader.Word) : unchecked((long)reader.Number), nowMs);
        }

        // It has no stamp: for the nodes of this project it is as if the stream had been sent elsewhere on purpose.
        if (_table.Definition.IsStamped && StickTarget.Read(_table, entry, nowMs) != known)
            KeyBinding.Rebound(_table, entry);

        // Of a sender whose entries live for ever, what it says of an entry's life means nothing.
        entry.Touch(nowMs, update.ExpireMs is { } told && _definition.ExpireMs != 0 ? told : long.MaxValue, isLocal: false);
        return !reader.IsMalformed;
    }

    private long NumberOf(string? word) => word is null ? 0 : _table.Words.NumberOf(word);
}
