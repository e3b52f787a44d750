namespace ActorProxy.Differential.Tests.Config;

/// <summary>The cases in which this program is meant to answer otherwise than HAProxy, each with its reason.</summary>
public static class WantedDifferences
{
    /// <summary>The reason by the case's name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = Read();

    private static Dictionary<string, string> Read()
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        var reason = "";
        foreach (var line in File.ReadLines(Path.Combine(ConfigurationCases.Folder, "wanted-differences.txt")))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) reason = line[2..];
            else if (line.Length > 0) reasons.Add(line, reason);
        }
        return reasons;
    }
}
