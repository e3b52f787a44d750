namespace ActorProxy.Config.Diagnostics;

/// <summary>Finds the known word that an unknown one most likely was meant to be.</summary>
public static class Spelling
{
    /// <summary>The nearest candidate, or null when all are too far off to be a slip of the hand.</summary>
    public static string? Nearest(ReadOnlySpan<char> word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > 64) return null;
        string? best = null;
        var limit = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= limit) continue;
            var distance = Distance(word, candidate, limit);
            if (distance >= limit) continue;
            limit = distance;
            best = candidate;
            if (distance == 0) break;
        }
        return best;
    }

    /// <summary>"did you mean 'x'?", or null when nothing is near.</summary>
    public static string? Hint(ReadOnlySpan<char> word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } near ? $"did you mean '{near}'?" : null;

    /// <summary>How many slips of the hand lie between two words.</summary>
    public static int DistanceOf(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Distance(a, b, int.MaxValue);

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours, counted up to <paramref name="limit"/>.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = Math.Min(d, beforeLast[j - 2] + 1);
                row[j] = d;
                least = Math.Min(least, d);
            }
            if (least >= limit) return limit;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
