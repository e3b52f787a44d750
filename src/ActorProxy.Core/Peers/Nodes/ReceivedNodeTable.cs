using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Replication;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>Takes what another node of this project tells of a table into the local one: a merge that gives the same in whatever order updates come, and how often.</summary>
/// <remarks>Belongs to one session, and its event loop.</remarks>
public sealed class ReceivedNodeTable
{
    private readonly StickTable _table;
    private readonly PeerTableDefinition _definition;
    private readonly ImmutableArray<NodeField> _fields;
    private readonly NodeTableFlags _flags;
    private readonly uint _sender;
    private readonly NodeValue[] _values;
    private readonly byte[] _key;

    /// <param name="definition">The sender's.</param>
    /// <param name="sender">The sender's <see cref="NodeNumber"/>.</param>
    public ReceivedNodeTable(StickTable table, PeerTableDefinition definition, uint sender)
    {
        (_table, _definition, _flags, _sender) = (table, definition, definition.Flags, sender);
        _fields = NodeField.Of(definition, table.Layout);
        _values = new NodeValue[_fields.Length];
        _key = new byte[table.Layout.KeyLength];
    }

    /// <summary>Reads one update and merges it; false for a payload that is cut: a protocol error.</summary>
    public bool TryApply(ReadOnlySpan<byte> payload, ReceivedPeerWords words, long nowMs, out uint id) => TryApply(payload, words, nowMs, out id, out _);

    /// <summary>As <see cref="TryApply(ReadOnlySpan{byte}, ReceivedPeerWords, long, out uint)"/>.</summary>
    /// <param name="isLate">Another table has taken the local one's place: nothing was merged.</param>
    public bool TryApply(ReadOnlySpan<byte> payload, ReceivedPeerWords words, long nowMs, out uint id, out bool isLate)
    {
        isLate = false;
        id = 0;
        if (!PeerUpdate.TryRead(PeerMessageKind.TimedUpdate, payload, _definition, 0, out var update))
            return false;
        id = update.Id;
        var reader = new NodeValueReader(update.Data, words);
        for (var i = 0; i < _fields.Length; i++)
            reader.Read(_fields[i].Kind, out _values[i]);
        var stamp = (_flags & NodeTableFlags.Stamped) != 0 ? reader.Stamp() : default;
        var origin = (_flags & NodeTableFlags.Origin) != 0 ? (EntryOrigin)Math.Min(reader.Number(), (ulong)EntryOrigin.Here) : EntryOrigin.Here;
        var (version, since, former) = (_flags & NodeTableFlags.Aggregate) != 0 ? (reader.Time(), reader.Time(), reader.Time()) : default;
        if (reader.IsCut)
            return false;
        if (!update.HasUsableKey)
            return true;
        using var entry = _table.FindOrAdd(KeyOf(update.Key), nowMs);
        isLate = _table.HasGivenWay;
        if (isLate)
            return true;
        if (!entry.Exists)
            return SkipCounts(ref reader);
        var told = update.ExpireMs is { } life && _definition.ExpireMs != 0 ? life : long.MaxValue;
        var isStale = !entry.IsNew && origin < entry.Origin;
        entry.Touch(nowMs, entry.IsNew ? told : Math.Max(told, entry.RemainingMs(nowMs)), isLocal: false);
        if (origin == EntryOrigin.Snapshot && entry.Origin == EntryOrigin.Peer && !isStale)
            entry.MarkLoaded();
        Bind(entry, stamp, isStale, nowMs);
        if (!_table.Definition.IsAggregate)
        {
            if (!isStale)
                TakeMeasures(entry, null, nowMs);
            return SkipCounts(ref reader);
        }

        if ((_flags & NodeTableFlags.Aggregate) == 0)
            return true;
        if (ContributorOf(_sender) is var contributor and >= 0)
        {
            // A new process that has not learnt yet what its node had counted, and this node knows: it will be taught, and tell again.
            var known = entry.Version(contributor);
            if (known >= since || former >= known)
                TakeCounts(entry, contributor, version, nowMs);
        }

        return TakeOthersCounts(entry, ref reader, nowMs);
    }

    /// <summary>In this table's form: text is cut, blocks are filled with zeros.</summary>
    private ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> told)
    {
        if (told.Length == _key.Length || (_definition.KeyType == StickKeyType.String && told.Length < _key.Length))
            return told;
        if (told.Length > _key.Length)
            return told[.._key.Length];
        _key.AsSpan().Clear();
        told.CopyTo(_key);
        return _key;
    }

    /// <summary>Decisions: of a server by the stamp, all others as they come.</summary>
    /// <param name="isStale">This node knows better what is told without a stamp.</param>
    private void Bind(in StickEntry entry, in StickStamp stamp, bool isStale, long nowMs)
    {
        var wins = _table.Definition.IsStamped ? stamp.Beats(entry.Stamp) : !isStale;
        for (var i = 0; i < _fields.Length; i++)
        {
            var field = _fields[i];
            if (field.IsMeasure || !field.Place.IsStored)
                continue;
            if (field.Kind == StickDataKind.Word)
            {
                if (wins)
                    entry.Set(field.Place, _values[i].Word is { } word ? _table.Words.NumberOf(word) : 0, nowMs);
            }
            else if (field.Kind == StickDataKind.SignedInteger ? wins : !isStale)
            {
                entry.Set(field.Place, (long)_values[i].Number, nowMs);
            }
        }

        if (!wins || !_table.Definition.IsStamped)
            return;
        entry.Stamp = stamp;
        _table.Author?.Clock.Observe(stamp.Time);
    }

    private bool TakeOthersCounts(in StickEntry entry, ref NodeValueReader reader, long nowMs)
    {
        for (var left = reader.Number(); left > 0 && !reader.IsCut; left--)
        {
            var node = reader.Node();
            var version = reader.Time();
            for (var i = 0; i < _fields.Length; i++)
            {
                if (_fields[i].IsMeasure)
                    reader.Read(_fields[i].Kind, out _values[i]);
            }

            if (reader.IsCut || ContributorOf(node) is not (var contributor and >= 0))
                continue;

            // What this very process has told others it knows better itself.
            if (contributor == _table.Layout.FormerSelf && version >= _table.Author!.Since)
                continue;
            if (TakeCounts(entry, contributor, version, nowMs) && contributor == _table.Layout.FormerSelf)
                entry.Touch(nowMs, entry.RemainingMs(nowMs), isLocal: true);
        }

        return !reader.IsCut;
    }

    private bool SkipCounts(ref NodeValueReader reader)
    {
        if ((_flags & NodeTableFlags.Aggregate) == 0)
            return true;
        for (var left = reader.Number(); left > 0 && !reader.IsCut; left--)
        {
            reader.Node();
            reader.Time();
            foreach (var field in _fields)
            {
                if (field.IsMeasure)
                    reader.Read(field.Kind, out _);
            }
        }

        return !reader.IsCut;
    }

    /// <summary>The index of a node's contributions; below 0 for a node that is none of the table's.</summary>
    private int ContributorOf(uint node) => node == _table.Author?.Node ? _table.Layout.FormerSelf : _table.Definition.Others.IndexOf(node);

    /// <summary>Takes what a node has counted; false when it is not newer than what is known.</summary>
    private bool TakeCounts(in StickEntry entry, int contributor, long version, long nowMs)
    {
        if (version <= entry.Version(contributor))
            return false;
        entry.Version(contributor) = version;
        TakeMeasures(entry, contributor, nowMs);
        return true;
    }

    private void TakeMeasures(in StickEntry entry, int? contributor, long nowMs)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var field = _fields[i];
            if (!field.IsMeasure || !field.Place.IsStored || (contributor is null && field.IsGauge && !_table.Definition.ReceiveOnly))
                continue;
            var place = contributor is { } other ? _table.Layout.Of(other, field.Place) : field.Place;
            if (field.Kind == StickDataKind.Rate)
                entry.SetWindow(place, _values[i].WindowAt(nowMs));
            else
                entry.Set(place, (long)_values[i].Number, nowMs);
        }
    }
}
