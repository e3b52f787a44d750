using System.Globalization;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Chooses the backends that a report is to show: all, or the one named by its first argument.</summary>
internal static class BackendFilter
{
    /// <summary>Null when there is no such backend.</summary>
    public static async ValueTask<IReadOnlyList<ProxySnapshot>?> ChooseAsync(CommandCall call)
    {
        var proxies = await call.Node.ProxiesAsync();
        if (call.Arguments.Count == 0)
            return proxies;
        var name = call.Argument(0);
        var chosen = proxies.Where(proxy => proxy.Backend is not null && (proxy.Name == name || proxy.Id.ToString(CultureInfo.InvariantCulture) == name)).Take(1).ToList();
        return chosen.Count > 0 ? chosen : null;
    }
}
