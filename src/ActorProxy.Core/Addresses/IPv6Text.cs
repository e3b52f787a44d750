using System.Globalization;

namespace ActorProxy.Core.Addresses;

/// <summary>Writes IPv6 addresses as inet_ntop(3) does, and so as HAProxy's logs and samples show them.</summary>
/// <remarks>RFC 5952, with an IPv4 address written with dots also where all of it is zero.</remarks>
internal static class IPv6Text
{
    /// <summary>No address is longer.</summary>
    public const int MaxLength = 46;

    private const int Groups = 8;

    /// <summary>Returns the bytes written, 0 when the text does not fit.</summary>
    public static int Format(ulong high, ulong low, Span<byte> destination)
    {
        if (destination.Length < MaxLength)
        {
            Span<byte> room = stackalloc byte[MaxLength];
            var needed = Format(high, low, room);
            return room[..needed].TryCopyTo(destination) ? needed : 0;
        }

        var (zeros, run) = LongestZeros(high, low);
        var length = 0;
        for (var i = 0; i < Groups; i++)
        {
            if (i == zeros)
            {
                destination[length++] = (byte)':';
                i += run - 1;
                if (i == Groups - 1)
                    destination[length++] = (byte)':';
                continue;
            }

            if (i > 0)
                destination[length++] = (byte)':';
            if (i == 6 && zeros == 0 && (run == 6 || (run == 5 && Group(high, low, 5) == 0xffff)))
                return length + NetworkAddress.FormatIPv4((uint)low, destination[length..]);
            Group(high, low, i).TryFormat(destination[length..], out var digits, "x", CultureInfo.InvariantCulture);
            length += digits;
        }

        return length;
    }

    private static ushort Group(ulong high, ulong low, int index) => (ushort)((index < 4 ? high : low) >> (48 - (index & 3) * 16));

    /// <summary>Where the first of the longest runs of two and more zeros begins, -1 for none.</summary>
    private static (int Start, int Length) LongestZeros(ulong high, ulong low)
    {
        var (best, bestLength) = (-1, 1);
        for (var i = 0; i < Groups; i++)
        {
            var length = 0;
            while (i + length < Groups && Group(high, low, i + length) == 0)
                length++;
            if (length > bestLength)
                (best, bestLength) = (i, length);
            i += length;
        }

        return (best, bestLength);
    }
}
