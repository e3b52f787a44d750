using System.Globalization;
using System.Text;

namespace ActorProxy.TestKit.Operation;

/// <summary>One row of <c>show stat</c>, its fields by their column's name.</summary>
public sealed record StatRow(IReadOnlyDictionary<string, string> Fields)
{
    public string Proxy => Fields["pxname"];

    public string Service => Fields["svname"];

    public string Status => Fields["status"];

    public string this[string column] => Fields.TryGetValue(column, out var value) ? value : throw new KeyNotFoundException($"show stat has no column {column}.");

    /// <summary>A field as a number; an empty field counts as 0, as the page that shows it does.</summary>
    public long Number(string column) => this[column] is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    public static StatRow Parse(IReadOnlyList<string> columns, string line)
    {
        var values = Split(line);
        var fields = new Dictionary<string, string>();
        for (var i = 0; i < columns.Count; i++)
            fields[columns[i]] = i < values.Count ? values[i] : "";
        return new StatRow(fields);
    }

    // Quoted fields (a check's last words) may hold commas, and a quote is doubled.
    private static List<string> Split(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                    value.Append(line[i++]);
                else
                    isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(line[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
