using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>Who beside the checks decides about a server: <c>agent-check</c> and what belongs to it.</summary>
internal static class ServerAgentOptions
{
    public static Keyword<ServerDraft>[] All =>
    [
        new("agent-addr", Address, " +1"),
        new("agent-check", static (draft, _, _) => draft.HasAgent = true),
        new("agent-inter", Inter, " +1"),
        new("agent-port", static (draft, statement, option) => draft.Agent = draft.Agent with { Port = statement.TakeInteger(option, 0, 65535, out var port) ? port : 0 }, " +1"),
        new("agent-send", static (draft, statement, option) => draft.Agent = draft.Agent with { Send = statement.TakeArgument(option, "a text", out var text) ? text.ToString() : "" }, " +1"),
        new("no-agent-check", static (draft, _, _) => draft.HasAgent = false),
    ];

    private static void Address(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "an address", out var word)) return;
        if (SourceLine.ReadAddress(statement, option, word, draft.Load!, AddressUse.Check) is not { } address) return;
        if (address.Port > 0) statement.Error(word, $"'{option}' expects an address without a port, not '{word}'", "write 'agent-port'");
        else draft.Agent = draft.Agent with { Address = address };
    }

    private static void Inter(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeTime(option, out var time)) return;
        if (time > TimeSpan.Zero) draft.Agent = draft.Agent with { Inter = time };
        else statement.Error(option, $"'{option}' expects a time above 0");
    }
}
