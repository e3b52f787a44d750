namespace ActorProxy.Core.Samples.Http;

/// <summary>The number that a text begins with, as HAProxy reads those of headers, cookies and parameters: in 32 bits, and nothing below '0' ends it.</summary>
internal static class RoughNumber
{
    public static long Read(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [(byte)'-', ..];
        if (isNegative)
            text = text[1..];
        var value = 0;
        foreach (var one in text)
        {
            var digit = one - '0';
            if (digit > 9)
                break;
            value = unchecked(value * 10 + (isNegative ? -digit : digit));
        }

        return value;
    }
}
