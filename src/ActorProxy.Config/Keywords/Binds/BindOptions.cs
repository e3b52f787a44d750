using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>Every option of <c>bind</c> and <c>stats socket</c> lines that works.</summary>
public static class BindOptions
{
    public static readonly KeywordTable<Keyword<BindDraft>> Table = new(static k => k.Name, Listener, UnixSocketOptions.All, RuntimeApiOptions.All);

    private static Keyword<BindDraft>[] Listener =>
    [
        new("accept-proxy", static (draft, _, _) => draft.AcceptProxy = true),
        new("backlog", static (draft, statement, option) => draft.Backlog = Limit(statement, option), " +1"),
        new("defer-accept", static (draft, _, _) => draft.DeferAccept = true),
        new("id", static (draft, statement, option) => draft.Id = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : null, " +1"),
        new("interface", static (draft, statement, option) => draft.Interface = InterfaceSyntax.Take(statement, option), " +1"),
        new("maxconn", static (draft, statement, option) => draft.MaxConn = Limit(statement, option), " +1"),
        new("mss", Mss, " +1"),
        new("name", static (draft, statement, option) => draft.Name = statement.TakeArgument(option, "a name", out var name) ? name.ToString() : null, " +1"),
        new("tcp-ut", static (draft, statement, option) => draft.TcpUserTimeout = statement.TakeTimeout(option, out var time) ? time : null, " +1"),
        new("tfo", static (draft, _, _) => draft.FastOpen = true),
        new("transparent", static (draft, _, _) => draft.Transparent = true),
        new("v4v6", static (draft, _, _) => draft.V4V6 = true),
        new("v6only", static (draft, _, _) => draft.V6Only = true),
    ];

    /// <summary>Reads a tuning option that has nothing to tune here, and gives one notice of it.</summary>
    public static bool TryParseInert(BindDraft draft, Statement statement, Word option)
    {
        string reason;
        if (option.Span is "thread" or "process" or "shards")
        {
            reason = "every event loop accepts on every listener";
            if (!statement.TakeArgument(option, "an argument", out _)) return true;
        }
        else if (option.Is("nice"))
        {
            reason = "connections are served in the order of their events";
            if (!statement.TakeInteger(option, -1024, 1024, out _)) return true;
        }
        else return false;
        if (draft.Load!.Noticed.Add($"bind {option}")) statement.Notice(option, $"'{option}' has no effect: {reason}");
        return true;
    }

    /// <summary>0 leaves the frontend's own limit.</summary>
    private static int? Limit(Statement statement, Word option) => statement.TakeInteger(option, 0, int.MaxValue, out var limit) && limit > 0 ? limit : null;

    private static void Mss(BindDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeInteger(option, -65535, 65535, out var mss)) return;
        if (mss == 0) statement.Error(statement.Current, "'mss' expects a number other than 0");
        draft.Mss = mss;
    }
}
