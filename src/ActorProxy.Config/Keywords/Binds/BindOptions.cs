using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>Every option of <c>bind</c> and <c>stats socket</c> lines that works.</summary>
public static class BindOptions
{
    public static readonly KeywordTable<Keyword<BindDraft>> Table = new(static k => k.Name, Listener, UnixSocketOptions.All, RuntimeApiOptions.All);

    private static Keyword<BindDraft>[] Listener =>
    [
        new("accept-proxy", static (draft, _, _) => draft.AcceptProxy = true),
        new("backlog", static (draft, statement, option) => draft.Backlog = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : null, " +1"),
        new("defer-accept", static (draft, _, _) => draft.DeferAccept = true),
        new("id", static (draft, statement, option) => draft.Id = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : null, " +1"),
        new("interface", static (draft, statement, option) => draft.Interface = InterfaceSyntax.Take(statement, option), " +1"),
        new("maxconn", static (draft, statement, option) => draft.MaxConn = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : null, " +1"),
        new("mss", Mss, " +1"),
        new("name", static (draft, statement, option) => draft.Name = statement.TakeArgument(option, "a name", out var name) ? name.ToString() : null, " +1"),
        new("tcp-ut", static (draft, statement, option) => draft.TcpUserTimeout = statement.TakeTimeout(option, out var time) ? time : null, " +1"),
        new("tfo", static (draft, _, _) => draft.FastOpen = true),
        new("transparent", static (draft, _, _) => draft.Transparent = true),
        new("v4v6", static (draft, _, _) => draft.V4V6 = true),
        new("v6only", static (draft, _, _) => draft.V6Only = true),
    ];

    /// <summary>Tuning options that have nothing to tune here, and how many arguments each has.</summary>
    public static bool HasNoEffect(ReadOnlySpan<char> option, out int arguments, out string reason)
    {
        arguments = 1;
        reason = "every event loop accepts on every listener";
        switch (option)
        {
            case "thread" or "process" or "shards":
                return true;
            case "nice":
                reason = "connections are served in the order of their events";
                return true;
            default:
                return false;
        }
    }

    private static void Mss(BindDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeInteger(option, -65535, 65535, out var mss)) return;
        if (mss == 0) statement.Error(statement.Current, "'mss' expects a number other than 0");
        draft.Mss = mss;
    }
}
