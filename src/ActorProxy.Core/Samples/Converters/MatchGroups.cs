using System.Text.RegularExpressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Where the groups of one match lie in the text that was searched.</summary>
/// <remarks>
/// The base library gives groups of strings only. The string is made of the match and a few characters around it, not of all that follows:
/// a text in which everything matches would be copied once for each of its letters.
/// </remarks>
/// <param name="Offset">Where the string begins in the text.</param>
internal readonly record struct MatchGroups(GroupCollection? Groups, int Offset)
{
    /// <summary>So many behind the match that '$' sees no end where there is none: it matches before a last line end too.</summary>
    private const int CharactersBehind = 3;

    /// <summary>Empty for a group that took no part.</summary>
    public Range this[int group]
    {
        get
        {
            if (Groups is null || !Groups[group].Success)
                return default;
            var start = Offset + Groups[group].Index;
            return start..(start + Groups[group].Length);
        }
    }

    /// <param name="from">Where the search began that found the match at <paramref name="start"/>.</param>
    public static MatchGroups Of(Regex regex, ReadOnlySpan<char> text, int from, int start, int length)
    {
        // One with look-around may look at anything, and what it finds there may be a group.
        if ((regex.Options & RegexOptions.NonBacktracking) != 0)
        {
            var begin = Math.Max(start - 1, 0);
            var end = Math.Min(start + length + CharactersBehind, text.Length);
            var near = end < text.Length ? string.Concat(text[begin..end], [RegexConverters.Before]) : text[begin..end].ToString();
            var match = regex.Match(near, start - begin);
            if (match.Success && match.Index == start - begin && match.Length == length)
                return new MatchGroups(match.Groups, begin);
        }

        return new MatchGroups(regex.Match(text.ToString(), from).Groups, 0);
    }
}
