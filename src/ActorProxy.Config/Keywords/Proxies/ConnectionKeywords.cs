using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>How many connections, how long, from where: limits, <c>timeout</c>, keep-alive, <c>retries</c>, <c>source</c>, <c>option</c>.</summary>
internal static class ConnectionKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("maxconn", ProxySides.Frontend, (draft, statement) => Number(draft, statement, 0, static (d, n) => d.EditFrontend(f => f with { MaxConn = n == 0 ? null : n }))),
        new("backlog", ProxySides.Frontend, (draft, statement) => Number(draft, statement, 0, static (d, n) => d.EditFrontend(f => f with { Backlog = n == 0 ? null : n }))),
        new("fullconn", ProxySides.Backend, (draft, statement) => Number(draft, statement, 0, static (d, n) => d.EditBackend(b => b with { FullConn = n == 0 ? null : n }))),
        new("rate-limit", ProxySides.Frontend, RateLimit),
        new("retries", ProxySides.Backend, (draft, statement) => Number(draft, statement, 0, static (d, n) => d.EditBackend(b => b with { Retries = n }))),
        new("source", ProxySides.Backend, Source),
        new("load-server-state-from-file", ProxySides.Backend, LoadServerState),
        new("timeout", ProxySides.Both, TimeoutKeywords.Parse),
        new("option", ProxySides.Both, OptionKeywords.Parse) { IsNegatable = true },
        new("clitcpka-cnt", ProxySides.Frontend, (draft, statement) => Number(draft, statement, 1, static (d, n) => d.Settings.ClientKeepAliveValues = d.Settings.ClientKeepAliveValues with { Count = n })),
        new("clitcpka-idle", ProxySides.Frontend, (draft, statement) => Seconds(draft, statement, static (d, t) => d.Settings.ClientKeepAliveValues = d.Settings.ClientKeepAliveValues with { Idle = t })),
        new("clitcpka-intvl", ProxySides.Frontend, (draft, statement) => Seconds(draft, statement, static (d, t) => d.Settings.ClientKeepAliveValues = d.Settings.ClientKeepAliveValues with { Interval = t })),
        new("srvtcpka-cnt", ProxySides.Backend, (draft, statement) => Number(draft, statement, 1, static (d, n) => d.Settings.ServerKeepAliveValues = d.Settings.ServerKeepAliveValues with { Count = n })),
        new("srvtcpka-idle", ProxySides.Backend, (draft, statement) => Seconds(draft, statement, static (d, t) => d.Settings.ServerKeepAliveValues = d.Settings.ServerKeepAliveValues with { Idle = t })),
        new("srvtcpka-intvl", ProxySides.Backend, (draft, statement) => Seconds(draft, statement, static (d, t) => d.Settings.ServerKeepAliveValues = d.Settings.ServerKeepAliveValues with { Interval = t })),
    ];

    private static void Number(ProxyDraft draft, Statement statement, int least, Action<ProxyDraft, int> apply)
    {
        if (!statement.TakeInteger(statement.Keyword, least, int.MaxValue, out var number)) return;
        apply(draft, number);
        statement.ExpectEnd();
    }

    private static void RateLimit(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'sessions'", out var what)) return;
        if (!what.Is("sessions"))
            statement.Error(what, $"'{statement.Keyword}' expects 'sessions', not '{what}'");
        else if (statement.TakeInteger(what, 0, int.MaxValue, out var limit) && statement.ExpectEnd())
            draft.EditFrontend(f => f with { SessionRateLimit = limit });
    }

    private static void Seconds(ProxyDraft draft, Statement statement, Action<ProxyDraft, TimeSpan> apply)
    {
        if (!statement.TakeTime(statement.Keyword, TimeSpan.FromSeconds(1), out var time)) return;
        apply(draft, time);
        statement.ExpectEnd();
    }

    /// <summary>States outlive a reload by themselves, and a file of them can't be read yet.</summary>
    private static void LoadServerState(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'none'", out var word)) return;
        if (word.Is("global") || word.Is("local")) statement.Refuse(word, $"'{statement.Keyword} {word}'");
        else if (!word.Is("none")) statement.Error(word, $"'{statement.Keyword}' expects 'none', not '{word}'");
        statement.ExpectEnd();
    }

    private static void Source(ProxyDraft draft, Statement statement)
    {
        if (SourceLine.Parse(statement, statement.Keyword, draft.Load, AddressUse.Source) is { } source) draft.EditBackend(b => b with { Source = source });
        statement.ExpectEnd();
    }
}
