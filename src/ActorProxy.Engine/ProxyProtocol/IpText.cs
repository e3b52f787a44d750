namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Reads IP addresses in the one strict form that version 1 of the PROXY protocol allows, without allocating.</summary>
/// <remarks>The base library's parser is too kind for this: it takes scopes, brackets, octal and hexadecimal parts.</remarks>
internal static class IpText
{
    private const int GroupCount = 8;

    /// <summary>Four numbers up to 255 without leading zeros.</summary>
    public static bool TryParseIPv4(ReadOnlySpan<byte> text, out uint ip)
    {
        ip = 0;
        int parts = 0;
        int at = 0;
        while (true)
        {
            int start = at;
            uint octet = 0;
            while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
            {
                octet = (octet * 10) + (uint)(text[at++] - '0');
                if (octet > 255)
                    return false;
            }

            int digits = at - start;
            if (digits == 0 || (digits > 1 && text[start] == '0'))
                return false;
            ip = (ip << 8) | octet;
            if (++parts == 4)
                return at == text.Length;
            if (at == text.Length || text[at++] != '.')
                return false;
        }
    }

    /// <summary>Groups of up to four hexadecimal digits, one <c>::</c> at most, and an IPv4 tail if any.</summary>
    public static bool TryParseIPv6(ReadOnlySpan<byte> text, out UInt128 ip)
    {
        ip = 0;
        UInt128 head = 0;
        UInt128 tail = 0;
        int headGroups = 0;
        int tailGroups = 0;
        bool compressed = false;
        int at = 0;
        if (text.StartsWith("::"u8))
        {
            compressed = true;
            at = 2;
        }

        while (at < text.Length)
        {
            if (!TryGroup(text, ref at, out uint value, out int groups))
                return false;
            if (compressed)
                (tail, tailGroups) = ((tail << (16 * groups)) | value, tailGroups + groups);
            else
                (head, headGroups) = ((head << (16 * groups)) | value, headGroups + groups);
            if (headGroups + tailGroups > GroupCount)
                return false;
            if (at == text.Length)
                break;
            if (groups == 2 || text[at++] != ':' || at == text.Length)
                return false;
            if (text[at] != ':')
                continue;
            if (compressed)
                return false;
            compressed = true;
            at++;
        }

        // As inet_pton: the two colons stand for one group of zeros at least.
        int total = headGroups + tailGroups;
        if (compressed ? total >= GroupCount : total != GroupCount)
            return false;
        ip = headGroups == 0 ? tail : (head << (16 * (GroupCount - headGroups))) | tail;
        return true;
    }

    /// <summary>One group, or an IPv4 tail that counts for two.</summary>
    private static bool TryGroup(ReadOnlySpan<byte> text, ref int at, out uint value, out int groups)
    {
        int start = at;
        value = 0;
        groups = 1;
        while (at < text.Length && HexDigit(text[at]) is var digit and >= 0)
        {
            value = (value << 4) | (uint)digit;
            at++;
        }

        if (at < text.Length && text[at] == '.')
        {
            groups = 2;
            at = text.Length;
            return TryParseIPv4(text[start..], out value);
        }

        return at - start is > 0 and <= 4;
    }

    private static int HexDigit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
