using System.Text.Json;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>What the header of an encrypted token says (RFC 7516 4.1, RFC 7518 4.7.1).</summary>
/// <param name="Iv">The nonce of a key that is wrapped by AES-GCM, in base64url; null for none.</param>
/// <param name="Tag">As <paramref name="Iv"/>, its tag.</param>
internal sealed record JweHeader(string Algorithm, string Encryption, string? Iv, string? Tag)
{
    /// <summary>Null for what is no such header, and for one that wants what is not understood here: a critical extension, a compressed content.</summary>
    public static JweHeader? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var (algorithm, encryption, iv, tag) = ((string?)null, (string?)null, (string?)null, (string?)null);
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                if (name is "crit" or "zip")
                    return null;
                if (reader.TokenType != JsonTokenType.String)
                {
                    reader.Skip();
                    continue;
                }

                switch (name)
                {
                    case "alg":
                        algorithm = reader.GetString();
                        break;
                    case "enc":
                        encryption = reader.GetString();
                        break;
                    case "iv":
                        iv = reader.GetString();
                        break;
                    case "tag":
                        tag = reader.GetString();
                        break;
                }
            }

            return algorithm is not null && encryption is not null && !reader.Read() ? new JweHeader(algorithm, encryption, iv, tag) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not JSON, or text that is not Unicode: no header.
            return null;
        }
    }
}
