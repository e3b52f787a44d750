using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Refuses the mode that can't be served yet, where a proxy really uses it.</summary>
internal static class ModeChecks
{
    public static void Check(ProxyDraft draft)
    {
        var settings = draft.Settings;
        // One line in a defaults section is one finding, however many proxies inherit it.
        if (settings.Mode == ProxyMode.Http && draft.Load.Noticed.Add($"mode {settings.ModePosition}"))
            draft.Load.Diagnostics.Add(Severity.Error, settings.ModePosition, $"'mode http' is not supported yet: {draft.Title} uses it", "'mode tcp' relays HTTP unread");
    }
}
