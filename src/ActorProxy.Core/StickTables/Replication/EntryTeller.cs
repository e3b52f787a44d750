using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;

namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Writes a table's entries as updates for a peer.</summary>
public sealed class EntryTeller
{
    private readonly StickTable _table;
    private readonly StickField[] _fields;

    /// <param name="id">The number by which the peer will know the table.</param>
    public EntryTeller(StickTable table, uint id)
    {
        _table = table;
        Definition = PeerTableDefinition.Of(table.Definition, id);
        _fields = [.. Definition.Fields.SelectMany(field => Enumerable.Range(0, field.Count).Select(index => table.Layout.Field(field.Type, index)))];
    }

    public PeerTableDefinition Definition { get; }

    /// <summary>Writes one update; returns its bytes, 0 when it is longer than the buffer or than any peer takes.</summary>
    /// <param name="isTimed">Says what is left of the entry's life; not for peers of version 2.0.</param>
    public int Write(Span<byte> buffer, in StickEntry entry, uint id, bool isTimed, long nowMs, SentPeerWords words)
    {
        var life = (int)Math.Min(entry.RemainingMs(nowMs), int.MaxValue);
        var writer = new PeerUpdateWriter(buffer, Definition, id, isTimed ? life : null, entry.Key, words);
        foreach (ref readonly var field in _fields.AsSpan())
        {
            switch (field.Kind)
            {
                case StickDataKind.SignedInteger:
                    writer.Signed((int)entry.Read(field, nowMs));
                    break;
                case StickDataKind.Rate:
                    var window = entry.Window(field);
                    writer.Rate(new PeerRate(unchecked((uint)nowMs - window.StartMs), window.Current, window.Previous));
                    break;
                case StickDataKind.Word:
                    writer.Word(_table.Words.WordOf((int)entry.Read(field, nowMs)));
                    break;
                default:
                    writer.Number((ulong)entry.Read(field, nowMs));
                    break;
            }
        }

        return writer.Finish();
    }
}
