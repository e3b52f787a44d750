namespace ActorProxy.Http.Http1;

/// <summary>Reads the value of Content-Length: one number, which a list may repeat (RFC 9112 6.3).</summary>
internal static class ContentLength
{
    /// <summary>False for what is no number, is too large, or says several.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="firstLength">How many letters of the value the first number takes.</param>
    public static bool TryRead(ReadOnlySpan<byte> value, out long length, out int firstLength)
    {
        length = -1;
        firstLength = -1;
        while (true)
        {
            var comma = value.IndexOf((byte)',');
            var item = HeadCharacters.Trim(comma < 0 ? value : value[..comma]);
            if (!TryReadNumber(item, out var number) || (length >= 0 && number != length))
                return false;
            if (firstLength < 0)
                firstLength = item.Length;
            length = number;
            if (comma < 0)
                return true;
            value = value[(comma + 1)..];
        }
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9' || number > (long.MaxValue - (digit - '0')) / 10)
                return false;
            number = number * 10 + (digit - '0');
        }

        return digits.Length > 0;
    }
}
