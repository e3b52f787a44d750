using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>Where the runtime API listens: <c>stats socket|timeout|maxconn</c>, and <c>unix-bind</c> for all unix sockets.</summary>
internal static class StatsKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("stats", Stats),
        new("unix-bind", UnixBind),
    ];

    private static void Stats(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'socket', 'timeout' or 'maxconn'", out var word)) return;
        switch (word.Span)
        {
            case "socket":
                if (BindLine.Parse(statement, word, load, new BindDraft()) is not { } socket) return;
                if (socket.AcceptProxy) statement.Error(word, "a 'stats socket' does not support 'accept-proxy'");
                if (socket.MaxConn is not null) statement.Error(word, "a 'stats socket' does not support 'maxconn': 'stats maxconn' limits all of them together");
                load.Global.StatsSockets.Add(socket);
                break;
            case "timeout":
                if (!statement.TakeTime(word, out var time)) return;
                if (time == TimeSpan.Zero) statement.Error(statement[2], "'stats timeout' expects a time above 0");
                if (statement.ExpectEnd()) load.Global.Edit(g => g with { Stats = g.Stats with { Timeout = time } });
                break;
            case "maxconn":
                if (!statement.TakeInteger(word, 1, int.MaxValue, out var maxConn)) return;
                if (statement.ExpectEnd()) load.Global.Edit(g => g with { Stats = g.Stats with { MaxConn = maxConn } });
                break;
            default:
                statement.Error(word, $"'stats' expects 'socket', 'timeout' or 'maxconn' in the 'global' section, not '{word}'", Spelling.Hint(word.Span, ["socket", "timeout", "maxconn"]));
                break;
        }
    }

    private static void UnixBind(LoadState load, Statement statement)
    {
        var draft = new BindDraft { Load = load };
        var prefix = load.Global.Config.UnixBind.Prefix;
        var isAny = false;
        while (statement.TryTake(out var option))
        {
            isAny = true;
            if (option.Is("prefix"))
            {
                if (statement.TakeArgument(option, "a path", out var path)) prefix = path.ToString();
            }
            else if (option.Span is "mode" or "uid" or "gid" or "user" or "group" && BindOptions.Table.TryFind(option.Span, out var keyword))
            {
                keyword.Parse(draft, statement, option);
            }
            else
            {
                statement.Error(option, $"'unix-bind' has no option '{option}'", Spelling.Hint(option.Span, ["prefix", "mode", "uid", "gid", "user", "group"]));
                return;
            }
        }
        if (!isAny) statement.Warn(statement.Current, "'unix-bind' sets nothing without one of prefix, mode, uid, gid, user, group");
        load.Global.Edit(g => g with { UnixBind = new UnixBindConfig(prefix, draft.Permissions) });
    }
}
