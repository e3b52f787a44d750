using System.Globalization;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Which entries of a table a command is about: all, those whose values compare as asked, or the one of a key.</summary>
internal sealed class TableFilter
{
    private const int Most = 4;
    private const string Prefix = "data.";

    private readonly List<Comparison> _comparisons = [];

    /// <summary>The key of the one entry; null for all that <see cref="Matches"/>.</summary>
    public byte[]? Key { get; private init; }

    public bool IsEmpty => Key is null && _comparisons.Count == 0;

    /// <summary>Reads what stands behind the table's name.</summary>
    /// <param name="usage">Answered to words that are neither.</param>
    public static TableFilter? Parse(StickTable table, IReadOnlyList<string> words, string usage, out string error)
    {
        error = "";
        if (words is ["key", ..])
        {
            if (words.Count < 2)
                error = "Key value expected";
            else if (StickKeyText.TryParse(table.Definition, words[1], out var key))
                return new TableFilter { Key = key };
            else
                error = "Invalid key";
            return null;
        }

        var filter = new TableFilter();
        for (var i = 0; i < words.Count && error.Length == 0; i += 3)
        {
            if (!words[i].StartsWith(Prefix, StringComparison.Ordinal) || i / 3 >= Most)
                error = usage;
            else
                filter.Add(table, words, i, out error);
        }

        return error.Length == 0 ? filter : null;
    }

    public bool Matches(in StickEntry entry, long nowMs)
    {
        foreach (var one in _comparisons)
        {
            var order = entry.Read(one.Field, nowMs).CompareTo(one.Value);
            var holds = one.Operator switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "le" => order <= 0,
                "ge" => order >= 0,
                "lt" => order < 0,
                _ => order > 0,
            };
            if (!holds)
                return false;
        }

        return true;
    }

    private void Add(StickTable table, IReadOnlyList<string> words, int at, out string error)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"Filter entry #{(at / 3) + 1}: ");
        error = "";
        var operation = at + 1 < words.Count ? words[at + 1] : "";
        if (StickDataInfo.Find(words[at][Prefix.Length..]) is not { } info)
            error = place + "Unknown data type";
        else if (table.Layout.Count(info.Type) == 0)
            error = place + "Data type not stored in this table";
        else if (operation is not ("eq" or "ne" or "le" or "ge" or "lt" or "gt"))
            error = place + "Require and operator among \"eq\", \"ne\", \"le\", \"ge\", \"lt\", \"gt\"";
        else if (at + 2 >= words.Count || !long.TryParse(words[at + 2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            error = place + "Require a valid integer value to compare against";
        else
            _comparisons.Add(new Comparison(table.Layout.Field(info.Type), operation, value));
    }

    private readonly record struct Comparison(StickField Field, string Operator, long Value);
}
