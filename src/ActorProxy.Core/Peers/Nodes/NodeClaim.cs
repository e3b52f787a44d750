using System.Text;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>A stream's wish to bind a key to a server, sent to the key's owner before the server is connected to.</summary>
public readonly ref struct NodeClaim(uint request, string table, ReadOnlySpan<byte> key, uint seenEpoch, StickTarget target)
{
    /// <summary>Comes back with the answer.</summary>
    public uint Request => request;

    /// <summary>As peers call it.</summary>
    public string Table => table;

    /// <summary>In the table's form.</summary>
    public ReadOnlySpan<byte> Key { get; } = key;

    /// <summary>As for <see cref="KeyBinding.Write"/>.</summary>
    public uint SeenEpoch => seenEpoch;

    /// <summary>The server that the stream would go to.</summary>
    public StickTarget Target => target;

    /// <summary>False for a payload that is cut: a protocol error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out NodeClaim claim)
    {
        claim = default;
        var offset = 0;
        if (!PeerVarint.TryRead(payload, ref offset, out var request) || !NodeText.TryRead(payload, ref offset, out var table)
            || !NodeText.TryRead(payload, ref offset, out var key) || !PeerVarint.TryRead(payload, ref offset, out var epoch)
            || !TryReadTarget(payload, ref offset, out var target))
        {
            return false;
        }

        claim = new NodeClaim((uint)request, Encoding.UTF8.GetString(table), key, (uint)epoch, target);
        return true;
    }

    /// <summary>Writes the whole message; returns its bytes, 0 without room.</summary>
    public int Write(Span<byte> buffer)
    {
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.NodeClaim);
        writer.Number(Request);
        NodeText.Write(ref writer, Table);
        writer.Number((ulong)Key.Length);
        writer.Bytes(Key);
        writer.Number(SeenEpoch);
        WriteTarget(ref writer, Target);
        return writer.Finish();
    }

    internal static bool TryReadTarget(ReadOnlySpan<byte> payload, ref int offset, out StickTarget target)
    {
        target = default;
        if (!PeerVarint.TryRead(payload, ref offset, out var id) || !NodeText.TryRead(payload, ref offset, out var word))
            return false;
        target = new StickTarget(word.IsEmpty ? null : Encoding.UTF8.GetString(word), unchecked((int)id));
        return true;
    }

    internal static void WriteTarget(ref PeerFrameWriter writer, in StickTarget target)
    {
        writer.Number(unchecked((uint)target.Id));
        NodeText.Write(ref writer, target.Key ?? "");
    }
}
