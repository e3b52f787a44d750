using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>Tells another node of this project what a table holds: values, and by what both agree on them.</summary>
/// <remarks>
/// An update is a timed one of the peers protocol with more behind its values: for a table that binds keys to servers the binding's stamp, for an aggregated one
/// which process of this node has counted what it tells and, in a lesson, what other nodes have counted. Belongs to one session.
/// </remarks>
public sealed class SentNodeTable
{
    private readonly StickTable _table;
    private readonly ImmutableArray<NodeField> _fields;

    /// <param name="id">The number by which the node will know the table.</param>
    public SentNodeTable(StickTable table, uint id)
    {
        _table = table;
        Definition = PeerTableDefinition.Of(table.Definition, id) with { Flags = FlagsOf(table.Definition) };
        _fields = NodeField.Of(Definition, table.Layout);
    }

    public PeerTableDefinition Definition { get; }

    private static NodeTableFlags FlagsOf(StickTableDefinition table) =>
        NodeTableFlags.Origin | (table.IsStamped ? NodeTableFlags.Stamped : NodeTableFlags.None) | (table.IsAggregate ? NodeTableFlags.Aggregate : NodeTableFlags.None);

    /// <summary>Writes one update; returns its bytes, 0 without room.</summary>
    /// <param name="teaches">Also what other nodes have counted: the receiver may not hear of it from them.</param>
    public int Write(Span<byte> buffer, uint id, in StickEntry entry, SentPeerWords words, bool teaches, long nowMs)
    {
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.NodeUpdate);
        writer.Fixed(id);
        writer.Fixed((uint)Math.Min(entry.RemainingMs(nowMs), uint.MaxValue));
        WriteKey(ref writer, entry.Key);
        foreach (var field in _fields)
            WriteOwn(ref writer, entry, field, words, nowMs);
        if ((Definition.Flags & NodeTableFlags.Stamped) != 0)
            WriteStamp(ref writer, entry.Stamp);
        writer.Number((ulong)entry.Origin);
        if ((Definition.Flags & NodeTableFlags.Aggregate) != 0)
            WriteCounts(ref writer, entry, words, teaches, nowMs);
        var length = writer.Finish();
        if (length == 0)
            words.Undo();
        return length;
    }

    internal static void WriteStamp(ref PeerFrameWriter writer, in StickStamp stamp)
    {
        writer.Number(stamp.Epoch);
        if (!stamp.IsSet)
            return;
        writer.Fixed(stamp.Node);
        writer.Number((ulong)stamp.Time);
    }

    private void WriteKey(ref PeerFrameWriter writer, ReadOnlySpan<byte> key)
    {
        if (Definition.KeyType == StickKeyType.String)
            writer.Number((ulong)key.Length);
        writer.Bytes(key);
    }

    private void WriteCounts(ref PeerFrameWriter writer, in StickEntry entry, SentPeerWords words, bool teaches, long nowMs)
    {
        // Now, under the entry's lock: what is read later is newer.
        writer.Number((ulong)(_table.Author?.Clock.Next() ?? 0));
        writer.Number((ulong)(_table.Author?.Since ?? 0));
        writer.Number((ulong)entry.Version(_table.Layout.FormerSelf));
        var others = _table.Definition.Others;
        var known = 0UL;
        for (var i = 0; teaches && i < others.Length; i++)
            known += entry.Version(i) > 0 ? 1UL : 0;
        writer.Number(known);
        for (var i = 0; known > 0 && i < others.Length; i++)
        {
            if (entry.Version(i) == 0)
                continue;
            writer.Fixed(others[i]);
            writer.Number((ulong)entry.Version(i));
            foreach (var field in _fields)
            {
                if (field.IsMeasure)
                    WriteValue(ref writer, entry, field with { Place = _table.Layout.Of(i, field.Place) }, words, nowMs);
            }
        }
    }

    /// <summary>What this node has counted: this process and those before it.</summary>
    private void WriteOwn(ref PeerFrameWriter writer, in StickEntry entry, in NodeField field, SentPeerWords words, long nowMs)
    {
        if (!field.IsMeasure || field.IsGauge || !_table.Definition.IsAggregate || entry.Version(_table.Layout.FormerSelf) == 0)
        {
            WriteValue(ref writer, entry, field, words, nowMs);
            return;
        }

        var former = _table.Layout.Of(_table.Layout.FormerSelf, field.Place);
        if (field.Kind == StickDataKind.Rate)
            WriteWindow(ref writer, entry.Window(field.Place).After(entry.Window(former), field.Place.PeriodMs, (uint)nowMs), nowMs);
        else
            writer.Number(unchecked((ulong)(entry.Read(field.Place, nowMs) + entry.Read(former, nowMs))));
    }

    private static void WriteWindow(ref PeerFrameWriter writer, RateWindow window, long nowMs)
    {
        writer.Number(unchecked((uint)nowMs - window.StartMs));
        writer.Number(window.Current);
        writer.Number(window.Previous);
    }

    private void WriteValue(ref PeerFrameWriter writer, in StickEntry entry, in NodeField field, SentPeerWords words, long nowMs)
    {
        switch (field.Kind)
        {
            case StickDataKind.Rate:
                WriteWindow(ref writer, entry.Window(field.Place), nowMs);
                break;
            case StickDataKind.Word:
                words.Write(ref writer, _table.Words.WordOf((int)entry.Read(field.Place, nowMs)));
                break;
            default:
                writer.Number(unchecked((ulong)entry.Read(field.Place, nowMs)));
                break;
        }
    }
}
