using System.Buffers.Binary;

namespace ActorProxy.Core.Peers;

/// <summary>A receiver's word that it has all updates of a table up to one.</summary>
/// <param name="TableId">The updates' sender's number for the table.</param>
public readonly record struct PeerAcknowledgement(uint TableId, uint UpdateId)
{
    /// <summary>False for a payload that is cut: a protocol error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out PeerAcknowledgement acknowledgement)
    {
        acknowledgement = default;
        var offset = 0;
        if (!PeerVarint.TryRead(payload, ref offset, out var table) || table > uint.MaxValue
            || !BinaryPrimitives.TryReadUInt32BigEndian(payload[offset..], out var update))
        {
            return false;
        }

        acknowledgement = new PeerAcknowledgement((uint)table, update);
        return true;
    }

    /// <summary>Writes the whole message; returns its bytes, 0 without room.</summary>
    public int Write(Span<byte> buffer)
    {
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.Acknowledgement);
        writer.Number(TableId);
        writer.Fixed(UpdateId);
        return writer.Finish();
    }
}
