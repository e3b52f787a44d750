using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ActorProxy.Engine.Checks;

/// <summary>The head of an answer to <c>option httpchk</c>, found in the bytes received so far.</summary>
/// <remarks>Read anew each time that more came: answers are small, and a check has no state to keep then.</remarks>
internal readonly record struct HttpCheckResponse(HttpHeadOutcome Outcome, int StatusCode = 0, string Reason = "", int BodyStart = 0, long? ContentLength = null, bool IsChunked = false)
{
    private const int MaxHeaders = 101;
    private const int MaxCodeDigits = 9;

    public static HttpCheckResponse Parse(ReadOnlySpan<byte> received)
    {
        ReadOnlySpan<byte> rest = received;
        if (!TryLine(ref rest, out ReadOnlySpan<byte> line))
            return IsPossibleStart(received) ? NeedMore : Malformed;
        if (!TryStatusLine(line, out HttpCheckResponse response))
            return Malformed;
        for (int count = 0; ; count++)
        {
            if (!TryLine(ref rest, out line))
                return NeedMore;
            if (line.IsEmpty)
                return response with { BodyStart = received.Length - rest.Length };
            if (count == MaxHeaders || !TryHeader(line, count == 0, ref response))
                return Malformed;
        }
    }

    /// <summary>Whether this status never has a body.</summary>
    public bool IsBodiless => StatusCode is (>= 100 and < 200) or 204 or 304;

    private static HttpCheckResponse NeedMore => new(HttpHeadOutcome.NeedMore);

    private static HttpCheckResponse Malformed => new(HttpHeadOutcome.Malformed);

    /// <summary>Takes a line, ended by LF, its CR dropped.</summary>
    private static bool TryLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int end = rest.IndexOf((byte)'\n');
        line = end < 0 ? default : rest[..end];
        if (end < 0)
            return false;
        rest = rest[(end + 1)..];
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        return true;
    }

    private static bool IsPossibleStart(ReadOnlySpan<byte> received)
    {
        int length = Math.Min(received.Length, 5);
        return received[..length].SequenceEqual("HTTP/"u8[..length]);
    }

    // HTTP/1.1 200 OK, where the reason may be missing.
    private static bool TryStatusLine(ReadOnlySpan<byte> line, out HttpCheckResponse response)
    {
        response = default;
        if (line.Length < 10 || !line.StartsWith("HTTP/"u8) || !char.IsAsciiDigit((char)line[5]) || line[6] != '.' || !char.IsAsciiDigit((char)line[7]) || line[8] != ' ')
            return false;
        line = line[9..];
        int digits = line.IndexOf((byte)' ') is >= 0 and var space ? space : line.Length;
        if (digits is 0 or > MaxCodeDigits)
            return false;
        int code = 0;
        foreach (byte digit in line[..digits])
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            code = (code * 10) + (digit - '0');
        }

        response = new HttpCheckResponse(HttpHeadOutcome.Complete, code, digits == line.Length ? "" : Encoding.UTF8.GetString(line[(digits + 1)..]));
        return true;
    }

    private static bool TryHeader(ReadOnlySpan<byte> line, bool isFirst, ref HttpCheckResponse response)
    {
        // A line that goes on from the one before says nothing about the framing.
        if (line[0] is (byte)' ' or (byte)'\t')
            return !isFirst;
        int colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].IndexOfAnyExcept(TokenCharacters) >= 0)
            return false;
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(line[..colon], "content-length"u8))
        {
            if (!TryLength(value, out long length) || (response.ContentLength is { } earlier && earlier != length))
                return false;
            response = response with { ContentLength = length };
        }
        else if (Ascii.EqualsIgnoreCase(line[..colon], "transfer-encoding"u8))
        {
            response = response with { IsChunked = EndsWithChunked(value) };
        }

        return true;
    }

    private static SearchValues<byte> TokenCharacters { get; } =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static bool TryLength(ReadOnlySpan<byte> value, out long length) =>
        Utf8Parser.TryParse(value, out length, out int used) && used == value.Length && char.IsAsciiDigit((char)value[0]);

    private static bool EndsWithChunked(ReadOnlySpan<byte> value) =>
        value.Length >= 7 && Ascii.EqualsIgnoreCase(value[^7..], "chunked"u8);
}
