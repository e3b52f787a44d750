using System.Buffers;
using System.Buffers.Text;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>A JSON Web Token in its compact form (RFC 7515 3.1, RFC 7516 3.1): parts in base64url with dots in between.</summary>
public static class JwtToken
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Finds a part, counted from 0; false when there is none.</summary>
    public static bool TryFindPart(ReadOnlySpan<byte> token, int index, out Range part)
    {
        var start = 0;
        for (; index > 0; index--)
        {
            var dot = token[start..].IndexOf((byte)'.');
            if (dot < 0)
            {
                part = default;
                return false;
            }

            start += dot + 1;
        }

        var end = token[start..].IndexOf((byte)'.');
        part = end < 0 ? start..token.Length : start..(start + end);
        return true;
    }

    /// <summary>Decodes a part; false for what is no base64url (RFC 4648 5, without padding).</summary>
    /// <param name="destination">At least as long as the part.</param>
    public static bool TryDecode(ReadOnlySpan<byte> part, Span<byte> destination, out int length)
    {
        length = 0;
        var whole = part.Length & ~3;
        if (part.Length % 4 == 1 || part.IndexOfAnyExcept(Alphabet) >= 0 || Base64Url.DecodeFromUtf8(part[..whole], destination, out _, out length) != OperationStatus.Done)
            return false;
        // The last letter may have bits that belong to no byte; the base library wants them to be 0, HAProxy does not.
        var bits = 0;
        foreach (var letter in part[whole..])
            bits = bits << 6 | ValueOf(letter);
        switch (part.Length - whole)
        {
            case 2:
                destination[length++] = (byte)(bits >> 4);
                break;
            case 3:
                destination[length++] = (byte)(bits >> 10);
                destination[length++] = (byte)(bits >> 2);
                break;
        }

        return true;
    }

    private static int ValueOf(byte letter) => letter switch
    {
        >= (byte)'a' => letter - 'a' + 26,
        (byte)'_' => 63,
        >= (byte)'A' => letter - 'A',
        >= (byte)'0' => letter - '0' + 52,
        _ => 62,
    };
}
