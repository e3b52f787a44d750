namespace ActorProxy.Core.Samples.Converters;

/// <summary>What stands in the place of a match: bytes, the match itself (<c>\0</c>) and its groups (<c>\1</c> to <c>\9</c>).</summary>
internal sealed class RegexReplacement
{
    private readonly List<(byte[] Literal, int Group)> parts = [];

    public RegexReplacement(ReadOnlySpan<byte> text)
    {
        var literal = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                literal.Add(text[i]);
                continue;
            }

            var escaped = text[++i];
            if (char.IsAsciiDigit((char)escaped))
            {
                parts.Add(([.. literal], escaped - '0'));
                HasGroups |= escaped != '0';
                literal.Clear();
            }
            else if (escaped == 'x' && i + 2 < text.Length)
            {
                literal.Add(unchecked((byte)((Digit(text[i + 1]) << 4) + Digit(text[i + 2]))));
                i += 2;
            }
            else
            {
                literal.Add(escaped);
            }
        }

        parts.Add(([.. literal], -1));
    }

    /// <summary>It names groups other than the match itself.</summary>
    public bool HasGroups { get; }

    /// <summary>Writes as much as fits, and moves the rest's beginning.</summary>
    /// <param name="searched">What was searched; the match and the groups are parts of it.</param>
    public void Write(ReadOnlySpan<byte> searched, int start, int length, MatchGroups groups, ref Span<byte> rest)
    {
        foreach (var (literal, group) in parts)
        {
            RegexConverters.Append(literal, ref rest);
            if (group == 0)
            {
                RegexConverters.Append(searched.Slice(start, length), ref rest);
            }
            else if (group > 0)
            {
                RegexConverters.Append(searched[groups[group]], ref rest);
            }
        }
    }

    /// <summary>Letters beyond the sixteen digits count on, as in HAProxy.</summary>
    private static int Digit(byte letter)
    {
        var digit = letter - '0';
        if (digit > 9)
            digit -= 'A' - '0' - 10;
        return digit > 15 ? digit - ('a' - 'A') : digit;
    }
}
