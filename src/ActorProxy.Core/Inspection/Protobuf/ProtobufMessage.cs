namespace ActorProxy.Core.Inspection.Protobuf;

/// <summary>Finds fields in a message of Protocol Buffers without its definition (protobuf.dev "Encoding").</summary>
public static class ProtobufMessage
{
    private const int MostVarintBytes = 10;

    /// <summary>Finds the first field at a path of field numbers.</summary>
    /// <param name="value">Where its bytes lie: for a length-delimited one those behind the length.</param>
    public static bool TryFind(ReadOnlySpan<byte> message, ReadOnlySpan<uint> path, out WireType wire, out Range value)
    {
        wire = default;
        value = default;
        var at = 0;
        while (at < message.Length)
        {
            if (!TryReadVarint(message[at..], out var key, out var keyBytes))
                return false;
            at += keyBytes;
            wire = (WireType)(key & 7);
            if (!TryMeasure(message[at..], wire, out var skipped, out var length))
                return false;
            var start = at + skipped;
            at = start + length;
            if (key >> 3 != path[0])
                continue;
            if (path.Length == 1)
            {
                value = start..at;
                return true;
            }

            if (wire == WireType.LengthDelimited && TryFind(message[start..at], path[1..], out wire, out var inner))
            {
                value = (start + inner.Start.Value)..(start + inner.End.Value);
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds a field in a sequence of gRPC messages, each behind a flag and four bytes of length (gRPC "PROTOCOL-HTTP2").</summary>
    public static bool TryFindInGrpc(ReadOnlySpan<byte> messages, ReadOnlySpan<uint> path, out WireType wire, out Range value)
    {
        const int HeaderBytes = 5;
        wire = default;
        value = default;
        var at = 0;
        while (messages.Length - at >= HeaderBytes)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(messages[(at + 1)..]);
            at += HeaderBytes;
            if (length > messages.Length - at)
                return false;
            if (TryFind(messages.Slice(at, (int)length), path, out wire, out var inner))
            {
                value = (at + inner.Start.Value)..(at + inner.End.Value);
                return true;
            }

            at += (int)length;
        }

        return false;
    }

    /// <summary>Reads a number of seven bits a byte; false when it does not end within ten bytes.</summary>
    public static bool TryReadVarint(ReadOnlySpan<byte> bytes, out ulong value, out int length)
    {
        value = 0;
        for (length = 0; length < bytes.Length && length < MostVarintBytes;)
        {
            var one = bytes[length];
            value |= (ulong)(one & 127) << (7 * length);
            length++;
            if (one < 128)
                return true;
        }

        return false;
    }

    private static bool TryMeasure(ReadOnlySpan<byte> bytes, WireType wire, out int skipped, out int length)
    {
        skipped = 0;
        length = 0;
        switch (wire)
        {
            case WireType.Varint:
                return TryReadVarint(bytes, out _, out length);
            case WireType.Fixed64:
                length = 8;
                break;
            case WireType.Fixed32:
                length = 4;
                break;
            case WireType.LengthDelimited:
                if (!TryReadVarint(bytes, out var size, out skipped) || size > int.MaxValue)
                    return false;
                length = (int)size;
                break;
            default:
                return false;
        }

        return length <= bytes.Length - skipped;
    }
}
