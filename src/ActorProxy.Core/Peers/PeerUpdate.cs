using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.Peers;

/// <summary>One entry of a table as a peer tells it, in the bytes that it came in.</summary>
public readonly ref struct PeerUpdate
{
    public uint Id { get; private init; }

    /// <summary>What is left of its life; null when it has all of its table's.</summary>
    public int? ExpireMs { get; private init; }

    /// <summary>Text without its length, an integer with its high byte first, all others as they are.</summary>
    public ReadOnlySpan<byte> Key { get; private init; }

    /// <summary>The values, for a <see cref="PeerDataReader"/>.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    /// <summary>False for text that is empty or contains NUL, which no table can hold: the update is acknowledged and otherwise passed over.</summary>
    public bool HasUsableKey { get; private init; }

    /// <summary>Reads the payload of one of the four kinds of updates.</summary>
    /// <param name="previousId">The number of the table's last update, after which an incremental one counts.</param>
    /// <returns>False for a payload that is cut: a protocol error.</returns>
    public static bool TryRead(PeerMessageKind kind, ReadOnlySpan<byte> payload, PeerTableDefinition table, uint previousId, out PeerUpdate update)
    {
        update = default;
        var offset = 0;
        var id = unchecked(previousId + 1);
        if (kind is PeerMessageKind.Update or PeerMessageKind.TimedUpdate && !TryFixed(payload, ref offset, out id))
            return false;
        uint? life = null;
        if (kind is PeerMessageKind.TimedUpdate or PeerMessageKind.TimedIncrementalUpdate)
        {
            if (!TryFixed(payload, ref offset, out var expire))
                return false;
            life = expire;
        }

        var length = (ulong)table.KeyLength;
        if (table.KeyType == StickKeyType.String && !PeerVarint.TryRead(payload, ref offset, out length))
            return false;
        if (length > (ulong)(payload.Length - offset))
            return false;
        var key = payload.Slice(offset, (int)length);
        update = new PeerUpdate
        {
            Id = id,
            ExpireMs = life is { } ms ? (int)Math.Min(ms, int.MaxValue) : null,
            Key = key,
            Data = payload[(offset + key.Length)..],
            HasUsableKey = table.KeyType != StickKeyType.String || (!key.IsEmpty && !key.Contains((byte)0)),
        };
        return true;
    }

    private static bool TryFixed(ReadOnlySpan<byte> payload, ref int offset, out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(payload[offset..], out value))
            return false;
        offset += 4;
        return true;
    }
}
