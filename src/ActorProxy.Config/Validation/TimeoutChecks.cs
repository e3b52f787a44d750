using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;

namespace ActorProxy.Config.Validation;

/// <summary>Warns of timeouts that are missing: connections that nobody uses would stay for ever.</summary>
internal static class TimeoutChecks
{
    public static void Check(ProxyDraft draft)
    {
        var (frontend, backend) = (draft.Settings.Frontend, draft.Settings.Backend);
        var missing = new List<string>(3);
        if (draft.Has(ProxySides.Frontend) && frontend.ClientTimeout is null) missing.Add("'timeout client'");
        if (draft.Has(ProxySides.Backend) && draft.Servers.Count > 0)
        {
            if (backend.ConnectTimeout is null) missing.Add("'timeout connect'");
            if (backend.ServerTimeout is null && backend.TunnelTimeout is null) missing.Add("'timeout server'");
        }
        if (missing.Count > 0) draft.Report(Severity.Warning, $"{draft.Title} lacks {string.Join(" and ", missing)}: connections may stay for ever");
    }
}
