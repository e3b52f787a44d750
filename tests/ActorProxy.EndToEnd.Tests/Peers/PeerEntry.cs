using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>An entry as a line of <c>show table</c> shows it.</summary>
/// <param name="ExpireMs">What is left of its life.</param>
/// <param name="Values">All values, as they stand there.</param>
internal sealed record PeerEntry(string Key, long ExpireMs, string Values)
{
    /// <summary>The entries of an answer to <c>show table NAME</c>, by their keys.</summary>
    public static SortedDictionary<string, PeerEntry> Parse(string answer)
    {
        var entries = new SortedDictionary<string, PeerEntry>(StringComparer.Ordinal);
        foreach (var line in answer.Split('\n').Where(static line => line.StartsWith("0x", StringComparison.Ordinal)))
        {
            // 0x1: key=K use=0 exp=N a=b c=d
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var key = words[1]["key=".Length..];
            var expire = long.Parse(words.First(static word => word.StartsWith("exp=", StringComparison.Ordinal))["exp=".Length..], CultureInfo.InvariantCulture);
            entries[key] = new PeerEntry(key, expire, string.Join(' ', words.Skip(2).Where(static word => !word.StartsWith("use=", StringComparison.Ordinal) && !word.StartsWith("exp=", StringComparison.Ordinal) && !word.StartsWith("shard=", StringComparison.Ordinal))));
        }

        return entries;
    }
}
