using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Names and numbers that must be unique, and the numbers of those that were given none.</summary>
internal static class IdentityChecks
{
    /// <summary>The runtime API's own proxy counts as the first, so that HAProxy numbers the configured ones from 2 on.</summary>
    private const int FirstProxyId = 2;

    public static void Check(LoadState load)
    {
        var frontends = new Dictionary<string, ProxyDraft>(StringComparer.Ordinal);
        var backends = new Dictionary<string, ProxyDraft>(StringComparer.Ordinal);
        var ids = new Dictionary<int, ProxyDraft>();
        foreach (var proxy in load.Proxies)
        {
            ProxyDraft? other = null;
            if (proxy.Has(ProxySides.Frontend) && !frontends.TryAdd(proxy.Name, proxy)) other = frontends[proxy.Name];
            if (proxy.Has(ProxySides.Backend) && !backends.TryAdd(proxy.Name, proxy)) other ??= backends[proxy.Name];
            if (other is not null && proxy.Name.Length > 0) proxy.Report(Severity.Error, $"{proxy.Title} has the name of the {other.SectionName} at {other.Position}");
            if (proxy.Id is { } id && !ids.TryAdd(id, proxy)) load.Diagnostics.Add(Severity.Error, proxy.IdPosition, $"{proxy.Title} has the id {id} of {ids[id].Title} at {ids[id].IdPosition}");
        }
        foreach (var proxy in load.Proxies) CheckBinds(proxy);
    }

    public static int[] AssignIds(List<ProxyDraft> proxies)
    {
        HashSet<int>? taken = null;
        foreach (var proxy in proxies)
        {
            if (proxy.Id is { } id) (taken ??= []).Add(id);
        }
        var next = FirstProxyId;
        var ids = new int[proxies.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = proxies[i].Id ?? NextFree(taken, ref next);
        return ids;
    }

    /// <summary>The servers' numbers, in their order.</summary>
    public static int[] AssignServerIds(ProxyDraft proxy)
    {
        HashSet<int>? taken = null;
        foreach (var server in proxy.Servers)
        {
            if (server.Id is { } id) (taken ??= []).Add(id);
        }
        var next = 1;
        var ids = new int[proxy.Servers.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = proxy.Servers[i].Id ?? NextFree(taken, ref next);
        return ids;
    }

    public static void CheckServers(ProxyDraft proxy)
    {
        if (proxy.Servers.Count < 2) return;
        var names = new Dictionary<string, ServerDraft>(proxy.Servers.Count, StringComparer.Ordinal);
        Dictionary<int, ServerDraft>? ids = null;
        foreach (var server in proxy.Servers)
        {
            if (!names.TryAdd(server.Name, server))
                proxy.Load.Diagnostics.Add(Severity.Error, server.Position, $"{proxy.Title} has a server '{server.Name}' already, at {names[server.Name].Position}");
            if (server.Id is { } id && !(ids ??= []).TryAdd(id, server))
                proxy.Load.Diagnostics.Add(Severity.Error, server.Position, $"{proxy.Title} has a server with the id {id} already, at {ids[id].Position}");
        }
    }

    private static void CheckBinds(ProxyDraft proxy)
    {
        Dictionary<int, BindConfig>? ids = null;
        foreach (var bind in proxy.Binds)
        {
            if (bind.Id is { } id && !(ids ??= []).TryAdd(id, bind))
                proxy.Load.Diagnostics.Add(Severity.Error, bind.Position, $"{proxy.Title} has a 'bind' with the id {id} already, at {ids[id].Position}");
        }
    }

    private static int NextFree(HashSet<int>? taken, ref int next)
    {
        while (taken is not null && taken.Contains(next)) next++;
        return next++;
    }
}
