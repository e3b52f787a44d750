namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>An encrypted token in its compact form (RFC 7516 7.1): header, encrypted key, nonce, content and tag, in base64url with dots in between.</summary>
public static class JweToken
{
    private const int Parts = 5;

    /// <summary>Opens a token; false for one that is malformed, was changed, or is for another key.</summary>
    /// <param name="destination">At least as long as the token.</param>
    public static bool TryDecrypt(ReadOnlySpan<byte> token, JweKey key, Span<byte> destination, out int length)
    {
        length = 0;
        var parts = new byte[Parts][];
        for (var i = 0; i < Parts; i++)
        {
            if (!JwtToken.TryFindPart(token, i, out var range))
                return false;
            var part = new byte[token[range].Length];
            if (!JwtToken.TryDecode(token[range], part, out var size))
                return false;
            parts[i] = part[..size];
        }

        return !JwtToken.TryFindPart(token, Parts, out _)
            && JweHeader.Read(parts[0]) is { } header
            && JweContent.Find(header.Encryption) is { } content
            && key.ContentKey(header, parts[1], content) is { } contentKey
            && JwtToken.TryFindPart(token, 0, out var additional)
            && content.TryDecrypt(contentKey, parts[2], parts[3], parts[4], token[additional], destination, out length);
    }
}
