using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>Every option of <c>peer</c>, <c>server</c> and <c>default-server</c> lines in <c>peers</c> sections.</summary>
internal static class PeerOptions
{
    private static readonly KeywordTable<Keyword<PeerDraft>> Table = new(static k => k.Name, Own);

    /// <summary>What changes the transport and is not there: passing over it would leave peers unable to talk, or talking in clear.</summary>
    private static readonly KnownNames Transport = new("no-send-proxy no-send-proxy-v2 no-tfo proxy-v2-options send-proxy send-proxy-v2 tcp-ut tfo");

    private static Keyword<PeerDraft>[] Own =>
    [
        new("shard", static (peer, statement, option) => peer.Shard = statement.TakeInteger(option, 0, int.MaxValue, out var shard) ? shard : 0, " +1"),
        new("source", static (peer, statement, option) => peer.Source = SourceLine.Parse(statement, option, peer.Load!, AddressUse.Source), " +-1"),
    ];

    public static void Parse(Statement statement, PeersDraft draft, PeerDraft peer, bool hasBindLine = false)
    {
        while (statement.TryTake(out var option))
        {
            if (option.IsEmpty)
            {
                statement.Warn(option, "an empty word ends the line: what follows is ignored");
                return;
            }
            if (!TryParse(statement, draft, peer, option))
            {
                Unknown(statement, option, hasBindLine);
                // What follows may be its arguments: judging them would only blame the innocent.
                return;
            }
        }
    }

    private static bool TryParse(Statement statement, PeersDraft draft, PeerDraft peer, Word option)
    {
        if (Table.TryFind(option.Span, out var own))
        {
            peer.Load = draft.Load;
            own.Parse(peer, statement, option);
            return true;
        }
        if (Transport.Contains(option.Span) || !ServerOptions.Table.TryFind(option.Span, out var ofServers)) return false;
        // Weights, limits, checks: of a server that requests are sent to. HAProxy takes them too, and does nothing with them.
        ofServers.Parse(new ServerDraft { Load = draft.Load }, statement, option);
        statement.Warn(option, $"'{option}' has no effect on a peer");
        return true;
    }

    private static void Unknown(Statement statement, Word option, bool hasBindLine)
    {
        if (KnownServerOptions.Names.Contains(option.Span)) statement.Refuse(option, $"'{statement.Keyword} … {option}' in a 'peers' section");
        else
        {
            var hint = hasBindLine ? "the local peer's address stands on a 'bind' line" : Spelling.Hint(option.Span, [.. Table.Names, .. KnownServerOptions.Names.All]);
            statement.Error(option, $"'{statement.Keyword}' has no option '{option}'", hint);
        }
    }
}
