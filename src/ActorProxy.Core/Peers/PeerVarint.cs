using System.Runtime.CompilerServices;

namespace ActorProxy.Core.Peers;

/// <summary>The peers protocol's whole numbers of 1 to 10 bytes: below 240 one byte, then 4 bits in the first and 7 in each further one.</summary>
public static class PeerVarint
{
    public const int MostBytes = 10;

    private const int OneByteBelow = 240;

    /// <summary>Reads a number and moves the offset behind it; false, with the offset as it was, when it is cut or longer than 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> data, ref int offset, out ulong value)
    {
        if ((uint)offset < (uint)data.Length && data[offset] < OneByteBelow)
        {
            value = data[offset++];
            return true;
        }

        return TryReadLong(data, ref offset, out value);
    }

    /// <summary>Writes at the offset and moves it; false, with the offset as it was, when there is no room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWrite(Span<byte> data, ref int offset, ulong value)
    {
        if (value < OneByteBelow && (uint)offset < (uint)data.Length)
        {
            data[offset++] = (byte)value;
            return true;
        }

        return TryWriteLong(data, ref offset, value);
    }

    public static int LengthOf(ulong value)
    {
        if (value < OneByteBelow)
            return 1;
        var length = 2;
        for (value = (value - OneByteBelow) >> 4; value >= 128; value = (value - 128) >> 7)
            length++;
        return length;
    }

    private static bool TryReadLong(ReadOnlySpan<byte> data, ref int offset, out ulong value)
    {
        value = 0;
        var at = offset;
        if ((uint)at >= (uint)data.Length)
            return false;
        var sum = (ulong)data[at++];
        for (var shift = 4; shift < 64 && at < data.Length; shift += 7)
        {
            var next = data[at++];
            // Added and not or-ed: each step's number begins where the one before ended.
            sum = unchecked(sum + ((ulong)next << shift));
            if (next >= 128)
                continue;
            offset = at;
            value = sum;
            return true;
        }

        return false;
    }

    private static bool TryWriteLong(Span<byte> data, ref int offset, ulong value)
    {
        var at = offset;
        if (data.Length - at < LengthOf(value))
            return false;
        if (value < OneByteBelow)
        {
            data[offset++] = (byte)value;
            return true;
        }

        data[at++] = (byte)(value | 0xf0);
        for (value = (value - OneByteBelow) >> 4; value >= 128; value = (value - 128) >> 7)
            data[at++] = (byte)(value | 0x80);
        data[at++] = (byte)value;
        offset = at;
        return true;
    }
}
