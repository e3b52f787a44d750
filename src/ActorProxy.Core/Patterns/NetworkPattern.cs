using System.Globalization;
using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>An address pattern: one address, or a network (configuration.txt 7.1.6).</summary>
/// <param name="Bits">128 of them; an IPv4 address stands in the lower 32.</param>
/// <param name="Mask">As <paramref name="Bits"/>.</param>
internal readonly record struct NetworkPattern(bool IsIPv6, AddressBits Bits, AddressBits Mask)
{
    /// <summary>Of the leading bits that count; -1 for a mask with holes.</summary>
    public int PrefixLength
    {
        get
        {
            var mask = IsIPv6 ? Mask : Mask << 96;
            var length = (~mask).LeadingZeroCount;
            return length == 128 || mask << length == AddressBits.Zero ? Math.Min(length, IsIPv6 ? 128 : 32) : -1;
        }
    }

    /// <summary>Reads <c>10.1.2.3</c>, <c>10.1</c> (10.0.0.1), <c>10.0.0.0/8</c>, <c>10.0.0.0/255.0.0.0</c>, <c>2001:db8::</c> or <c>2001:db8::/32</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out NetworkPattern pattern)
    {
        pattern = default;
        if (text.Length is 0 or > 100)
            return false;
        var characters = Encoding.Latin1.GetString(text);
        var slash = characters.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? characters : characters[..slash];
        var mask = slash < 0 ? null : characters[(slash + 1)..];
        if (TryParseIPv4(host, out var address))
        {
            var mask4 = uint.MaxValue;
            if (mask is not null && !MaskSyntax.TryParseIPv4(mask, out mask4))
                return false;
            pattern = new NetworkPattern(false, address & mask4, mask4);
            return true;
        }

        if (!host.Contains(':', StringComparison.Ordinal) || !AddressText.TryParseExactly(host, out var address6))
            return false;
        var bits = 128;
        if (mask is not null && (!int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > 128))
            return false;
        var mask6 = bits == 0 ? AddressBits.Zero : AddressBits.MaxValue << (128 - bits);
        pattern = new NetworkPattern(true, new AddressBits(address6.High, address6.Low) & mask6, mask6);
        return true;
    }

    /// <summary>An address as a pattern of itself.</summary>
    public static NetworkPattern Of(NetworkAddress address) => address.Family == AddressFamilyKind.IPv6
        ? new NetworkPattern(true, new AddressBits(address.High, address.Low), AddressBits.MaxValue)
        : new NetworkPattern(false, address.Low, uint.MaxValue);

    /// <summary>Decimal numbers with dots; the last of fewer than four is the lowest byte.</summary>
    private static bool TryParseIPv4(string text, out uint address)
    {
        address = 0;
        var parts = text.Split('.');
        if (parts.Length > 4)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            // Some read a leading zero as octal: such a number is refused rather than guessed.
            if (parts[i].Length > 3 || (parts[i].Length > 1 && parts[i][0] == '0') || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var part))
                return false;
            address |= (uint)part << (i == parts.Length - 1 ? 0 : 24 - 8 * i);
        }

        return true;
    }
}
