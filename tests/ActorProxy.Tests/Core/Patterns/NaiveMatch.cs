using ActorProxy.Core.Patterns;

namespace ActorProxy.Tests.Core.Patterns;

/// <summary>Compares a text with one pattern, in the most obvious way.</summary>
internal static class NaiveMatch
{
    public static bool Matches(MatchMethod method, bool ignoreCase, string pattern, string text)
    {
        if (ignoreCase)
            (pattern, text) = (pattern.ToLowerInvariant(), text.ToLowerInvariant());
        return method switch
        {
            MatchMethod.Str => pattern == text,
            MatchMethod.Beg => text.StartsWith(pattern, StringComparison.Ordinal),
            MatchMethod.End => text.EndsWith(pattern, StringComparison.Ordinal),
            MatchMethod.Sub => text.Contains(pattern, StringComparison.Ordinal),
            MatchMethod.Dir => IsWord(pattern, text, "/?"),
            _ => IsWord(pattern, text, "/?.:"),
        };
    }

    private static bool IsWord(string pattern, string text, string delimiters)
    {
        pattern = pattern.Trim(delimiters.ToCharArray());
        if (pattern.Length == 0)
            return text.Length == 0 || delimiters.Contains(text[^1], StringComparison.Ordinal);
        for (var i = 0; i + pattern.Length <= text.Length; i++)
        {
            var begins = i == 0 || delimiters.Contains(text[i - 1], StringComparison.Ordinal);
            var ends = i + pattern.Length == text.Length || delimiters.Contains(text[i + pattern.Length], StringComparison.Ordinal);
            if (begins && ends && string.CompareOrdinal(text, i, pattern, 0, pattern.Length) == 0)
                return true;
        }

        return false;
    }
}
