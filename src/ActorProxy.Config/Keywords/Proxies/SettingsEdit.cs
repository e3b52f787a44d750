using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Replaces one side's settings by a changed copy.</summary>
internal static class SettingsEdit
{
    public static void EditFrontend(this ProxyDraft draft, Func<FrontendConfig, FrontendConfig> edit) => draft.Settings.Frontend = edit(draft.Settings.Frontend);

    public static void EditBackend(this ProxyDraft draft, Func<BackendConfig, BackendConfig> edit) => draft.Settings.Backend = edit(draft.Settings.Backend);
}
