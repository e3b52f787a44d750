using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;

namespace ActorProxy.Config.Validation;

/// <summary>Warns of a log format that no line will ever have, since there is no target.</summary>
internal static class LogChecks
{
    public static void Check(ProxyDraft draft)
    {
        var settings = draft.Settings;
        if (!draft.Has(ProxySides.Frontend) || settings.UsesGlobalLogs || !settings.Logs.IsEmpty) return;
        if (settings.LogOptions.TcpLog || settings.LogOptions.Format is not null || settings.LogOptions.StructuredDataFormat is not null)
            draft.Report(Severity.Warning, $"{draft.Title} has a log format but no 'log' line: nothing is logged");
    }
}
