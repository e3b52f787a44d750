using System.Buffers.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The line of text of version 1 (proxy-protocol.txt 2.1).</summary>
internal static class ProxyHeaderV1Parser
{
    /// <summary>The longest line that the document allows, its CRLF included.</summary>
    public const int MaxLineBytes = 107;

    public static ReadOnlySpan<byte> Signature => "PROXY "u8;

    public static ProxyHeaderResult Parse(ReadOnlySpan<byte> received)
    {
        if (!ProxyHeaderParser.StartsAs(received, Signature))
            return ProxyHeaderResult.Invalid(ProxyHeaderError.NoSignature);
        ReadOnlySpan<byte> window = received[..Math.Min(received.Length, MaxLineBytes)];
        int lineEnd = window.IndexOfAny((byte)'\r', (byte)'\n');
        if (lineEnd < 0)
            return received.Length < MaxLineBytes ? ProxyHeaderResult.NeedMore : ProxyHeaderResult.Invalid(ProxyHeaderError.BadLineEnd);
        if (window[lineEnd] == '\r' && lineEnd + 1 == received.Length && lineEnd + 1 < MaxLineBytes)
            return ProxyHeaderResult.NeedMore;
        if (window[lineEnd] == '\n' || lineEnd + 1 >= window.Length || window[lineEnd + 1] != '\n')
            return ProxyHeaderResult.Invalid(ProxyHeaderError.BadLineEnd);
        return ParseLine(window[Signature.Length..lineEnd], lineEnd + 2);
    }

    private static ProxyHeaderResult ParseLine(ReadOnlySpan<byte> line, int consumed)
    {
        ReadOnlySpan<byte> protocol = NextWord(ref line);
        if (protocol.SequenceEqual("UNKNOWN"u8))
        {
            // The rest of the line is to be ignored, whatever it says.
            return ProxyHeaderResult.Complete(consumed, new ProxyHeader(1, ProxyCommand.Local, ProxyTransport.Unspecified, default, default, default));
        }

        bool isIPv4 = protocol.SequenceEqual("TCP4"u8);
        if (!isIPv4 && !protocol.SequenceEqual("TCP6"u8))
            return ProxyHeaderResult.Invalid(ProxyHeaderError.UnknownProtocol);

        if (!TryIp(NextWord(ref line), isIPv4, out NetworkAddress source)
            || !TryIp(NextWord(ref line), isIPv4, out NetworkAddress destination)
            || !TryPort(NextWord(ref line), out ushort sourcePort)
            || !TryPort(line, out ushort destinationPort))
        {
            return ProxyHeaderResult.Invalid(ProxyHeaderError.BadAddress);
        }

        return ProxyHeaderResult.Complete(
            consumed,
            new ProxyHeader(1, ProxyCommand.Proxy, ProxyTransport.Stream, source.WithPort(sourcePort), destination.WithPort(destinationPort), default));
    }

    /// <summary>Takes the word before the next space and leaves what follows that space.</summary>
    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> line)
    {
        int space = line.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = space < 0 ? line : line[..space];
        line = space < 0 ? default : line[(space + 1)..];
        return word;
    }

    private static bool TryIp(ReadOnlySpan<byte> text, bool isIPv4, out NetworkAddress address)
    {
        if (isIPv4)
        {
            bool isParsed = IpText.TryParseIPv4(text, out uint ip);
            address = NetworkAddress.IPv4(ip, 0);
            return isParsed;
        }

        bool isParsedIPv6 = IpText.TryParseIPv6(text, out UInt128 number);
        address = new NetworkAddress(AddressFamilyKind.IPv6, (ulong)(number >> 64), (ulong)number, 0);
        return isParsedIPv6;
    }

    private static bool TryPort(ReadOnlySpan<byte> text, out ushort port)
    {
        port = 0;
        bool isCanonical = text.Length is > 0 and <= 5 && char.IsAsciiDigit((char)text[0]) && (text[0] != '0' || text.Length == 1);
        return isCanonical && Utf8Parser.TryParse(text, out port, out int used) && used == text.Length;
    }
}
