using System.Globalization;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.StickTables;

/// <summary>Reads the list behind <c>store</c>: <c>conn_cnt,conn_rate(10s),gpc(4),gpc_rate(4,1m)</c>.</summary>
internal static class StickStoreSyntax
{
    /// <summary>An array's values all travel in one update.</summary>
    private const int MostElements = 100;

    public static void Parse(StickTableDraft draft, Statement statement, Word argument)
    {
        if (!statement.TakeArgument(argument, "data types such as conn_cnt,conn_rate(10s)", out var list)) return;
        for (var rest = list.Span; !rest.IsEmpty;)
        {
            var length = PartLength(rest);
            var part = rest[..length];
            // A comma at the end is read over, as HAProxy does.
            rest = length < rest.Length ? rest[(length + 1)..] : [];
            if (Read(statement, list, part) is not { } store) return;
            if (!draft.Stores.TryAdd(store.Type, store)) statement.Warn(list, $"'{argument}' has '{StickDataInfo.Of(store.Type).Name}' already: it is ignored here");
        }
    }

    /// <summary>Up to the next comma that stands outside parentheses.</summary>
    private static int PartLength(ReadOnlySpan<char> text)
    {
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    isInside = true;
                    break;
                case ')':
                    isInside = false;
                    break;
                case ',' when !isInside:
                    return i;
            }
        }
        return text.Length;
    }

    private static StickStoreConfig? Read(Statement statement, Word list, ReadOnlySpan<char> part)
    {
        var open = part.IndexOf('(');
        var name = (open < 0 ? part : part[..open]).ToString();
        if (StickDataInfo.Find(name) is not { } info)
        {
            statement.Error(list, $"there is no data type '{name}' to store", Spelling.Hint(name, StickDataInfo.All.Select(static i => i.Name)));
            return null;
        }
        var form = Form(info);
        if (open >= 0 && part[^1] != ')') return Fail(statement, list, form, part);
        var arguments = open < 0 ? [] : part[(open + 1)..^1].ToString().Split(',');
        var isRate = info.Kind == StickDataKind.Rate;
        if (arguments.Length != (info.IsArray ? 1 : 0) + (isRate ? 1 : 0)) return Fail(statement, list, form, part);
        var count = 1;
        if (info.IsArray && (!int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MostElements)) return Fail(statement, list, form, part);
        var period = TimeSpan.Zero;
        if (isRate && (TimeSyntax.TryParse(arguments[^1], TimeSpan.FromMilliseconds(1), out period) is not null || period == TimeSpan.Zero)) return Fail(statement, list, form, part);
        return new StickStoreConfig(info.Type, count, period);
    }

    private static string Form(StickDataInfo info) => (info.IsArray, info.Kind == StickDataKind.Rate) switch
    {
        (true, true) => $"{info.Name}(N,PERIOD), with N from 1 to {MostElements} and a time above 0",
        (true, false) => $"{info.Name}(N), with N from 1 to {MostElements}",
        (false, true) => $"{info.Name}(PERIOD), with a time above 0",
        _ => $"{info.Name} without an argument",
    };

    private static StickStoreConfig? Fail(Statement statement, Word list, string form, ReadOnlySpan<char> part)
    {
        statement.Error(list, $"'store' expects {form}, not '{part}'");
        return null;
    }
}
