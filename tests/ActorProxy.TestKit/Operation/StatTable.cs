namespace ActorProxy.TestKit.Operation;

/// <summary>The answer to <c>show stat</c>: a row for each frontend, backend and server.</summary>
public sealed record StatTable(IReadOnlyList<string> Columns, IReadOnlyList<StatRow> Rows)
{
    /// <summary>The row of <paramref name="proxy"/>'s <paramref name="service"/>: FRONTEND, BACKEND or a server's name.</summary>
    public StatRow this[string proxy, string service]
        => Rows.FirstOrDefault(r => r.Proxy == proxy && r.Service == service)
            ?? throw new KeyNotFoundException($"show stat has no row {proxy}/{service}; it has {string.Join(", ", Rows.Select(r => $"{r.Proxy}/{r.Service}"))}.");

    public static StatTable Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith("# ", StringComparison.Ordinal))
            throw new InvalidDataException($"Not an answer to 'show stat':\n{text}");
        string[] columns = lines[0][2..].TrimEnd(',').Split(',');
        return new StatTable(columns, [.. lines.Skip(1).Select(l => StatRow.Parse(columns, l))]);
    }
}
