using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>How many and how long: connections, threads, descriptors, times of stopping, spread of checks.</summary>
internal static class LimitKeywords
{
    private const int MostThreads = 256;

    public static readonly GlobalKeyword[] All =
    [
        new("close-spread-time", CloseSpreadTime),
        new("grace", static (load, s) => Time(s, time => load.Global.Edit(g => g with { Grace = time }))),
        new("hard-stop-after", static (load, s) => Time(s, time => load.Global.Edit(g => g with { HardStopAfter = time }))),
        new("max-spread-checks", static (load, s) => Time(s, time => load.Global.Edit(g => g with { MaxSpreadChecks = time }))),
        new("maxconn", static (load, s) => Number(s, 0, int.MaxValue, n => load.Global.Edit(g => g with { MaxConn = n == 0 ? null : n }))),
        new("maxconnrate", static (load, s) => Number(s, 0, int.MaxValue, n => load.Global.Edit(g => g with { MaxConnRate = n }))),
        new("maxsessrate", static (load, s) => Number(s, 0, int.MaxValue, n => load.Global.Edit(g => g with { MaxSessRate = n }))),
        new("nbthread", static (load, s) => Number(s, 1, MostThreads, n => load.Global.Edit(g => g with { Threads = n }))),
        new("spread-checks", static (load, s) => Number(s, 0, 50, n => load.Global.Edit(g => g with { SpreadChecksPercent = n }))),
        new("strict-limits", StrictLimits) { IsNegatable = true },
        new("ulimit-n", static (load, s) => Number(s, 1, int.MaxValue, n => load.Global.Edit(g => g with { DescriptorLimit = n }))),
    ];

    internal static void Number(Statement statement, int least, int most, Action<int> apply)
    {
        if (statement.TakeInteger(statement.Keyword, least, most, out var number) && statement.ExpectEnd()) apply(number);
    }

    private static void Time(Statement statement, Action<TimeSpan?> apply)
    {
        if (statement.TakeTimeout(statement.Keyword, out var time) && statement.ExpectEnd()) apply(time);
    }

    private static void CloseSpreadTime(LoadState load, Statement statement)
    {
        if (statement.TryTake("infinite"))
        {
            if (statement.ExpectEnd()) Notice();
            return;
        }
        Time(statement, _ => Notice());

        void Notice()
        {
            var word = statement.Keyword;
            if (load.Noticed.Add(word.ToString())) statement.Notice(word, $"'{word}' has no effect: it spreads the end of idle HTTP connections, and there is no HTTP yet");
        }
    }

    private static void StrictLimits(LoadState load, Statement statement)
    {
        var isStrict = statement.Negation != Negation.No;
        if (statement.ExpectEnd()) load.Global.Edit(g => g with { StrictLimits = isStrict });
    }
}
