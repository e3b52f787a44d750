using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>How connections to a server are made: PROXY protocol, <c>source</c>, TCP options.</summary>
internal static class ServerConnectionOptions
{
    public static Keyword<ServerDraft>[] All =>
    [
        new("proxy-v2-options", V2Options, " +1"),
        new("send-proxy", static (draft, _, _) => draft.SendProxyVersion = 1),
        new("send-proxy-v2", static (draft, _, _) => draft.SendProxyVersion = 2),
        new("no-send-proxy", static (draft, _, _) => draft.SendProxyVersion = 0),
        new("no-send-proxy-v2", static (draft, _, _) => draft.SendProxyVersion = 0),
        new("source", static (draft, statement, option) => draft.Source = SourceLine.Parse(statement, option, draft.Load!, AddressUse.SourceRange) ?? draft.Source, " +-1"),
        new("tcp-ut", static (draft, statement, option) => draft.TcpUserTimeout = statement.TakeTimeout(option, out var time) ? time : null, " +1"),
        new("tfo", static (draft, _, _) => draft.FastOpen = true),
        new("no-tfo", static (draft, _, _) => draft.FastOpen = false),
    ];

    private static void V2Options(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "a list of 'crc32c' and 'unique-id'", out var word)) return;
        foreach (var range in word.Span.Split(','))
        {
            switch (word.Span[range])
            {
                case "crc32c":
                    draft.ProxyV2Options |= ProxyV2Options.Crc32c;
                    break;
                case "unique-id":
                    draft.ProxyV2Options |= ProxyV2Options.UniqueId;
                    break;
                case "ssl" or "cert-cn" or "ssl-cipher" or "cert-sig" or "cert-key" or "authority":
                    statement.Refuse(word, $"'{option} {word.Span[range]}'");
                    break;
                default:
                    statement.Error(word, $"'{option}' expects a list of 'crc32c' and 'unique-id', not '{word.Span[range]}'");
                    break;
            }
        }
    }
}
