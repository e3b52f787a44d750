using System.Buffers.Text;

namespace ActorProxy.Engine.Checks;

/// <summary>Takes the chunks' framing (RFC 9112 7.1) out of the part of a body that is there.</summary>
internal static class ChunkedBody
{
    /// <param name="body">Room for as many bytes as <paramref name="chunks"/> has.</param>
    /// <returns>Complete once the last chunk is there; NeedMore with what can be read so far.</returns>
    public static HttpHeadOutcome Decode(ReadOnlySpan<byte> chunks, Span<byte> body, out int length)
    {
        length = 0;
        while (true)
        {
            int lineEnd = chunks.IndexOf((byte)'\n');
            if (lineEnd < 0)
                return HttpHeadOutcome.NeedMore;
            ReadOnlySpan<byte> line = chunks[..lineEnd].TrimEnd((byte)'\r');
            int semicolon = line.IndexOf((byte)';');
            ReadOnlySpan<byte> digits = (semicolon < 0 ? line : line[..semicolon]).Trim(" \t"u8);
            if (!Utf8Parser.TryParse(digits, out int size, out int used, 'x') || used != digits.Length || size < 0)
                return HttpHeadOutcome.Malformed;
            if (size == 0)
                return HttpHeadOutcome.Complete;

            chunks = chunks[(lineEnd + 1)..];
            int available = Math.Min(size, chunks.Length);
            chunks[..available].CopyTo(body[length..]);
            length += available;
            chunks = chunks[available..];
            if (available < size || !TrySkipLineEnd(ref chunks, out bool isMalformed))
                return HttpHeadOutcome.NeedMore;
            if (isMalformed)
                return HttpHeadOutcome.Malformed;
        }
    }

    /// <summary>False while the line end after a chunk's data is not all there.</summary>
    private static bool TrySkipLineEnd(ref ReadOnlySpan<byte> chunks, out bool isMalformed)
    {
        int size = chunks.StartsWith("\r"u8) ? 2 : 1;
        isMalformed = chunks.Length >= size && chunks[size - 1] != '\n';
        if (chunks.Length < size)
            return false;
        chunks = chunks[size..];
        return true;
    }
}
