using System.Buffers;
using System.Globalization;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Inspection.Forwarded;

/// <summary>A node of RFC 7239 6: who forwarded a request or got it, by address or by an obfuscated name, with an optional port.</summary>
/// <param name="Address">Of family None when the name is no address.</param>
/// <param name="Name">The name's place in the text: <c>unknown</c>, or a name that begins with an underscore.</param>
/// <param name="Port">-1 without a number.</param>
/// <param name="PortName">The place of an obfuscated port; empty without.</param>
public readonly record struct ForwardedNode(NetworkAddress Address, Range Name, int Port, Range PortName)
{
    private const int MostAddressLetters = 64;
    private const int MostPort = 65535;

    private static readonly SearchValues<byte> ObfuscatedLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"u8);

    /// <summary>Whether a name may stand behind the underscore of an obfuscated one (RFC 7239 6.3).</summary>
    public static bool IsObfuscated(ReadOnlySpan<byte> name) => !name.IsEmpty && name.IndexOfAnyExcept(ObfuscatedLetters) < 0;

    /// <summary>Reads a node, without the quotes around it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ForwardedNode node)
    {
        node = default;
        var end = text is [(byte)'[', ..] ? text.IndexOf((byte)']') + 1 : text.IndexOf((byte)':');
        if (text is [(byte)'[', ..] && end == 0)
            return false;
        if (end < 0)
            end = text.Length;
        var name = text[..end];
        var address = default(NetworkAddress);
        if (name is [(byte)'[', .., (byte)']'])
        {
            if (!TryReadAddress(name[1..^1], out address) || address.Family != AddressFamilyKind.IPv6)
                return false;
        }
        else if (!name.SequenceEqual("unknown"u8) && !(name is [(byte)'_', ..] && IsObfuscated(name[1..])) && (!TryReadAddress(name, out address) || address.Family != AddressFamilyKind.IPv4))
        {
            return false;
        }

        node = new ForwardedNode(address, ..end, -1, default);
        if (end == text.Length)
            return true;
        var port = text[(end + 1)..];
        if (text[end] != (byte)':' || port.IsEmpty)
            return false;
        if (port[0] == (byte)'_' && IsObfuscated(port[1..]))
        {
            node = node with { PortName = (end + 1)..text.Length };
            return true;
        }

        if (port.Length > 5 || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostPort)
            return false;
        node = node with { Port = number };
        return true;
    }

    private static bool TryReadAddress(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        address = default;
        Span<char> letters = stackalloc char[MostAddressLetters];
        return text.Length <= letters.Length && AddressText.TryParseExactly(letters[..Encoding.Latin1.GetChars(text, letters)], out address);
    }
}
