using ActorProxy.Config.Keywords.Checks;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>The options that have arguments or conditions of their own: logs, <c>redispatch</c>, checks.</summary>
internal static class ValuedOptions
{
    public static ProxyOption[] All =>
    [
        new("tcplog", ProxySides.Both, null) { Parse = TcpLog, IsNegatable = false },
        new("httplog", ProxySides.Both, null) { Parse = HttpLog, IsNegatable = false },
        new("redispatch", ProxySides.Backend, null) { Parse = Redispatch },
        new("tcp-check", ProxySides.Backend, null) { Parse = TcpCheck, IsNegatable = false },
        new("httpchk", ProxySides.Backend, null) { Parse = HttpCheckOption.Parse, IsNegatable = false },
    ];

    private static void TcpLog(ProxyDraft draft, Statement statement, Word name)
    {
        if (!statement.ExpectEnd() || IgnoredInBackend(draft, statement, name)) return;
        draft.Settings.LogOptions = draft.Settings.LogOptions with { TcpLog = true, Format = null };
    }

    private static void HttpLog(ProxyDraft draft, Statement statement, Word name)
    {
        statement.TryTake("clf");
        if (!statement.ExpectEnd() || IgnoredInBackend(draft, statement, name)) return;
        // HAProxy falls back to the TCP format in mode tcp, and says so.
        statement.Warn(name, "'option httplog' needs mode http: 'option tcplog' is used");
        draft.Settings.LogOptions = draft.Settings.LogOptions with { TcpLog = true, Format = null };
    }

    private static bool IgnoredInBackend(ProxyDraft draft, Statement statement, Word name)
    {
        if (draft.Has(ProxySides.Frontend)) return false;
        ProxySection.Misplaced(draft, statement, name, ProxySides.Frontend);
        return true;
    }

    private static void Redispatch(ProxyDraft draft, Statement statement, Word name)
    {
        if (statement.Negation != Negation.None)
        {
            draft.EditBackend(static b => b with { RedispatchInterval = null });
            statement.ExpectEnd();
            return;
        }
        // Without a number: at the last retry.
        var interval = -1;
        if (!statement.AtEnd && !statement.TakeInteger(name, int.MinValue, int.MaxValue, out interval)) return;
        draft.EditBackend(b => b with { RedispatchInterval = interval == 0 ? null : interval });
        statement.ExpectEnd();
    }

    private static void TcpCheck(ProxyDraft draft, Statement statement, Word name)
    {
        draft.Settings.Check = CheckChoice.Tcp;
        statement.ExpectEnd();
    }
}
