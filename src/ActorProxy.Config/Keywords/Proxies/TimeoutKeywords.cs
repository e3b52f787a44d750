using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>The <c>timeout</c> family: 0 means that there is none.</summary>
internal static class TimeoutKeywords
{
    private static readonly string[] Names = ["check", "client", "client-fin", "connect", "http-keep-alive", "http-request", "queue", "server", "server-fin", "tarpit", "tunnel"];

    public static void Parse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "which timeout is meant", out var name)) return;
        if (name.Is("client-hs"))
        {
            statement.Refuse(name, "'timeout client-hs'");
            return;
        }
        if (Array.IndexOf(Names, name.ToString()) < 0)
        {
            statement.Error(name, $"there is no 'timeout {name}'", Spelling.Hint(name.Span, Names) ?? $"expected one of {string.Join(", ", Names)}");
            return;
        }
        if (!statement.TakeTimeout(name, out var time) || !statement.ExpectEnd()) return;
        var sides = name.Span.StartsWith("client") ? ProxySides.Frontend : name.Span is "check" or "connect" or "queue" or "server" or "server-fin" or "tunnel" ? ProxySides.Backend : ProxySides.Both;
        if (!draft.Has(sides)) ProxySection.Misplaced(draft, statement, name, sides);
        else Apply(draft, name.Span, time, statement);
    }

    private static void Apply(ProxyDraft draft, ReadOnlySpan<char> name, TimeSpan? time, Statement statement)
    {
        var settings = draft.Settings;
        switch (name)
        {
            case "client":
                settings.Frontend = settings.Frontend with { ClientTimeout = time };
                break;
            case "client-fin":
                settings.Frontend = settings.Frontend with { ClientFinTimeout = time };
                break;
            case "connect":
                settings.Backend = settings.Backend with { ConnectTimeout = time };
                break;
            case "server":
                settings.Backend = settings.Backend with { ServerTimeout = time };
                break;
            case "server-fin":
                settings.Backend = settings.Backend with { ServerFinTimeout = time };
                break;
            case "tunnel":
                settings.Backend = settings.Backend with { TunnelTimeout = time };
                break;
            case "queue":
                settings.Backend = settings.Backend with { QueueTimeout = time };
                break;
            case "check":
                settings.Backend = settings.Backend with { CheckTimeout = time };
                break;
            default:
                // http-request, http-keep-alive and tarpit: timeouts of HTTP, which a proxy in TCP mode has no use for.
                HttpOnly.Report(draft, statement, $"timeout {name}");
                break;
        }
    }
}
