using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Keywords.Logs;
using ActorProxy.Config.Keywords.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>Every keyword of the <c>peers</c> sections that works.</summary>
public static class PeersKeywords
{
    public static readonly KeywordTable<PeersKeyword> Table = new(static k => k.Name, All);

    private static PeersKeyword[] All =>
    [
        new("bind", Bind),
        new("default-bind", DefaultBind),
        new("default-server", static (draft, statement) => PeerOptions.Parse(statement, draft, draft.DefaultPeer)),
        new("disabled", static (draft, statement) => Disable(draft, statement, true)),
        new("enabled", static (draft, statement) => Disable(draft, statement, false)),
        new("log", Log) { IsNegatable = true },
        new("peer", PeerLine.Parse),
        new("server", PeerLine.Parse),
        new("shards", Shards),
        new("table", DeclareTable),
    ];

    private static void Bind(PeersDraft draft, Statement statement)
    {
        if (draft.HasPeerLine)
        {
            statement.Error(statement.Keyword, $"{draft.Title} has a 'peer' line, whose address is the one to listen on", "write 'server' instead of 'peer' to use a 'bind' line");
            return;
        }
        if (draft.BindLinePosition is { } other)
        {
            statement.Error(statement.Keyword, $"{draft.Title} has a 'bind' line already, at {other}", "one line can have several addresses, parted by commas");
            return;
        }
        draft.BindLinePosition = statement.Position;
        draft.Bind = BindLine.Parse(statement, statement.Keyword, draft.Load, draft.DefaultBind.Copy());
    }

    private static void DefaultBind(PeersDraft draft, Statement statement)
    {
        draft.DefaultBind.Load = draft.Load;
        BindLine.ParseOptions(statement, statement.Keyword, draft.DefaultBind);
    }

    private static void Disable(PeersDraft draft, Statement statement, bool isDisabled)
    {
        if (statement.ExpectEnd()) draft.IsDisabled = isDisabled;
    }

    private static void Log(PeersDraft draft, Statement statement)
    {
        if (statement.Negation == Negation.No)
        {
            if (!statement.ExpectEnd()) return;
            draft.Logs.Clear();
            draft.UsesGlobalLogs = false;
        }
        else if (statement.TryTake("global"))
        {
            if (statement.ExpectEnd()) draft.UsesGlobalLogs = true;
        }
        else if (LogLine.Parse(statement, draft.Load) is { } target) draft.Logs.Add(target);
    }

    private static void Shards(PeersDraft draft, Statement statement)
    {
        if (statement.TakeInteger(statement.Keyword, 1, int.MaxValue, out var shards) && statement.ExpectEnd()) draft.Shards = shards;
    }

    private static void DeclareTable(PeersDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a name", out var word)) return;
        var name = $"{draft.Name}/{word}";
        if (draft.Tables.Find(table => table.Name == name) is { } other)
        {
            statement.Error(word, $"{draft.Title} has a table '{word}' already, at {other.Position}");
            return;
        }
        // The slash keeps it apart, on the wire too, from the table of a proxy with this name.
        if (StickTableLine.Parse(statement, name, $"/{word}", statement.At(word), draft.Name) is { } table) draft.Tables.Add(table);
    }
}
