using ActorProxy.Config.Keywords.Logs;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>Where the process's own lines go, which proxies take over by <c>log global</c>.</summary>
internal static class GlobalLogKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("log", Log) { IsNegatable = true },
        new("log-send-hostname", SendHostName),
        new("log-tag", Tag),
    ];

    private static void Log(LoadState load, Statement statement)
    {
        if (statement.Negation == Negation.No)
        {
            if (statement.ExpectEnd()) load.Global.Logs.Clear();
            return;
        }
        if (statement.Current.Is("global"))
        {
            statement.Error(statement.Current, "'log global' can't stand in the 'global' section");
            return;
        }
        if (LogLine.Parse(statement, load) is { } target) load.Global.Logs.Add(target);
    }

    private static void SendHostName(LoadState load, Statement statement)
    {
        var name = statement.TryTake(out var word) ? word.ToString() : "";
        if (statement.ExpectEnd()) load.Global.Edit(g => g with { LogSendHostname = name });
    }

    private static void Tag(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a tag", out var word)) return;
        var tag = word.ToString();
        if (statement.ExpectEnd()) load.Global.Edit(g => g with { LogTag = tag });
    }
}
