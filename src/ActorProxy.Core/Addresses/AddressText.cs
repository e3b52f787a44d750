using System.Net;
using System.Text;

namespace ActorProxy.Core.Addresses;

/// <summary>Reads addresses from text: strictly as inet_pton(3), and as HAProxy reads those that a sample holds.</summary>
public static class AddressText
{
    /// <summary>Four decimal numbers without leading zeros, or an IPv6 address without a scope.</summary>
    public static bool TryParseExactly(ReadOnlySpan<char> text, out NetworkAddress address)
    {
        address = default;
        var isIPv6 = text.Contains(':');
        if (text.Contains('%') || text.Contains('[') || !IPAddress.TryParse(text, out var parsed))
            return false;

        // The base library reads 010 as octal, and takes fewer numbers than four.
        if ((!isIPv6 || text.Contains('.')) && (text.Count('.') != 3 || HasLeadingZero(isIPv6 ? text[(text.LastIndexOf(':') + 1)..] : text)))
            return false;
        address = NetworkAddress.From(parsed, 0);
        return address.IsInternet && isIPv6 == (address.Family == AddressFamilyKind.IPv6);
    }

    /// <summary>An IPv4 address, which any text but a dot may follow and whose numbers may have leading zeros, or exactly an IPv6 address.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        if (TryParseIPv4Start(text, out address))
            return true;
        Span<char> letters = stackalloc char[64];
        return text.Length <= letters.Length && text.Contains((byte)':') && TryParseExactly(letters[..Encoding.Latin1.GetChars(text, letters)], out address);
    }

    private static bool TryParseIPv4Start(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        address = default;
        uint value = 0;
        for (var i = 0; i < 4; i++)
        {
            uint number = 0;
            var digits = 0;
            for (; digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
            {
                number = number * 10 + (uint)(text[digits] - (byte)'0');
                if (number > 255)
                    return false;
            }

            if (digits == 0 || (i < 3 && (digits == text.Length || text[digits] != '.')))
                return false;
            value = (value << 8) | number;
            text = text[(i < 3 ? digits + 1 : digits)..];
        }

        address = NetworkAddress.IPv4(value, 0);
        return text is not [(byte)'.', ..];
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '0' && char.IsAsciiLetterOrDigit(text[i + 1]) && (i == 0 || text[i - 1] == '.'))
                return true;
        }

        return false;
    }
}
