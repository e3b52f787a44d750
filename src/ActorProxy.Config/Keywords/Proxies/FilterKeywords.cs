using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What a stream's bytes pass through: <c>filter</c>.</summary>
public static class FilterKeywords
{
    internal static readonly ProxyKeyword[] All = [new("filter", ProxySides.Both, Filter) { IsInheritable = false }];

    /// <summary>The filters that work, each with the name of what it belongs to, as <c>-dKflt</c> lists them.</summary>
    public static IReadOnlyList<string> Listed { get; } = ["bwlim-in [BWLIM]", "bwlim-out [BWLIM]"];

    private static readonly string[] Refused = ["cache", "comp-req", "comp-res", "compression", "fcgi-app", "spoe", "trace"];

    private static void Filter(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "the name of a filter", out var filter)) return;
        if (filter.Is("bwlim-in") || filter.Is("bwlim-out"))
            BandwidthLimit(draft, statement, filter);
        else if (Refused.Contains(filter.ToString()))
            statement.Refuse(filter, $"'filter {filter}'");
        else
            statement.Error(filter, $"there is no filter '{filter}'", Spelling.Hint(filter.Span, ["bwlim-in", "bwlim-out", .. Refused]));
    }

    private static void BandwidthLimit(ProxyDraft draft, Statement statement, Word filter)
    {
        if (!statement.TakeArgument(filter, "a name", out var name)) return;
        var (limit, minSize, period) = (0, 0, TimeSpan.Zero);
        while (statement.TryTake(out var word))
        {
            var isRead = true;
            switch (word.Span)
            {
                case "default-limit":
                    isRead = statement.TakeSize(word, 1, int.MaxValue, out limit);
                    break;
                case "default-period":
                    isRead = statement.TakeTime(word, out period);
                    break;
                case "min-size":
                    isRead = statement.TakeSize(word, 0, int.MaxValue, out minSize);
                    break;
                case "limit" or "key" or "table":
                    statement.Refuse(word, $"'filter {filter} {name} {word}', a limit that streams share, comes with stick-tables: it");
                    return;
                default:
                    statement.Error(word, $"'filter {filter}' knows no '{word}'", "it takes 'default-limit', 'default-period' and 'min-size'");
                    return;
            }
            if (!isRead) return;
        }
        if (limit == 0 || period <= TimeSpan.Zero)
            statement.Error(statement.Current, $"'filter {filter} {name}' expects 'default-limit' and 'default-period', neither of them 0");
        else if (draft.BandwidthLimits.Exists(other => other.Name == name.ToString()))
            statement.Error(name, $"a bandwidth limit '{name}' is there already");
        else
            draft.BandwidthLimits.Add(new BandwidthLimitConfig(name.ToString(), filter.Is("bwlim-in"), limit, period, minSize, statement.Position));
    }
}
