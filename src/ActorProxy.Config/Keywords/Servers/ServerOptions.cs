using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>Every option of <c>server</c> and <c>default-server</c> lines that works.</summary>
public static class ServerOptions
{
    public static readonly KeywordTable<Keyword<ServerDraft>> Table = new(static k => k.Name, Load, ServerCheckOptions.All, ServerAgentOptions.All, ServerConnectionOptions.All);

    private static Keyword<ServerDraft>[] Load =>
    [
        new("backup", static (draft, _, _) => draft.IsBackup = true),
        new("no-backup", static (draft, _, _) => draft.IsBackup = false),
        new("disabled", static (draft, _, _) => draft.IsDisabled = true),
        new("enabled", static (draft, _, _) => draft.IsDisabled = false),
        new("hash-key", HashKey, " +1"),
        new("id", static (draft, statement, option) => draft.Id = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : null, " +1"),
        new("init-addr", InitAddressSyntax.Parse, " +1"),
        new("init-state", InitState, " +1"),
        new("maxconn", static (draft, statement, option) => draft.MaxConn = Count(statement, option, draft.MaxConn), " +1"),
        new("maxqueue", static (draft, statement, option) => draft.MaxQueue = Count(statement, option, draft.MaxQueue), " +1"),
        new("minconn", static (draft, statement, option) => draft.MinConn = Count(statement, option, draft.MinConn), " +1"),
        new("slowstart", static (draft, statement, option) => draft.SlowStart = statement.TakeTimeout(option, out var time) ? time : draft.SlowStart, " +1"),
        new("weight", static (draft, statement, option) => draft.Weight = statement.TakeInteger(option, 0, 256, out var n) ? n : draft.Weight, " +1"),
    ];

    private static int Count(Statement statement, Word option, int otherwise) => statement.TakeInteger(option, 0, int.MaxValue, out var n) ? n : otherwise;

    private static void HashKey(ServerDraft draft, Statement statement, Word option)
    {
        const string Expected = "'id', 'addr' or 'addr-port'";
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        HashKeyKind? kind = word.Span switch
        {
            "id" => HashKeyKind.Id,
            "addr" => HashKeyKind.Address,
            "addr-port" => HashKeyKind.AddressAndPort,
            _ => null,
        };
        if (kind is null) statement.Error(word, $"'{option}' expects {Expected}, not '{word}'");
        else draft.HashKey = kind.Value;
    }

    private static void InitState(ServerDraft draft, Statement statement, Word option)
    {
        const string Expected = "'fully-up', 'up', 'down' or 'fully-down'";
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        InitState? state = word.Span switch
        {
            "fully-up" => Model.InitState.FullyUp,
            "up" => Model.InitState.Up,
            "down" => Model.InitState.Down,
            "fully-down" => Model.InitState.FullyDown,
            _ => null,
        };
        if (state is null) statement.Error(word, $"'{option}' expects {Expected}, not '{word}'");
        else draft.InitState = state.Value;
    }
}
