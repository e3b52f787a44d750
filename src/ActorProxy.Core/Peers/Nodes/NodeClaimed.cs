using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>The owner's answer to a <see cref="NodeClaim"/>: the server that the key is bound to now.</summary>
/// <param name="Request">That of the claim.</param>
/// <param name="Binding">Its stamp is not set when the owner could not bind the key, for want of room or of such a table: the claimant decides itself.</param>
public readonly record struct NodeClaimed(uint Request, KeyBinding Binding)
{
    /// <summary>False for a payload that is cut: a protocol error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out NodeClaimed claimed)
    {
        claimed = default;
        var offset = 0;
        if (!PeerVarint.TryRead(payload, ref offset, out var request))
            return false;
        var reader = new NodeValueReader(payload[offset..], null!);
        var stamp = reader.Stamp();
        offset += reader.Consumed;
        if (reader.IsCut || !NodeClaim.TryReadTarget(payload, ref offset, out var target))
            return false;
        claimed = new NodeClaimed((uint)request, new KeyBinding(target, stamp));
        return true;
    }

    /// <summary>Writes the whole message; returns its bytes, 0 without room.</summary>
    public int Write(Span<byte> buffer)
    {
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.NodeClaimed);
        writer.Number(Request);
        SentNodeTable.WriteStamp(ref writer, Binding.Stamp);
        NodeClaim.WriteTarget(ref writer, Binding.Target);
        return writer.Finish();
    }
}
