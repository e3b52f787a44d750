using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Proxies;

namespace ActorProxy.Config.Validation;

/// <summary>Finds proxies by name and side: a frontend and a backend may share one.</summary>
internal sealed class ProxyIndex
{
    private readonly Dictionary<string, ProxyDraft> _frontends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProxyDraft> _backends = new(StringComparer.Ordinal);

    public ProxyIndex(LoadState load)
    {
        foreach (var proxy in load.Proxies)
        {
            if (proxy.Has(ProxySides.Frontend)) _frontends.TryAdd(proxy.Name, proxy);
            if (proxy.Has(ProxySides.Backend)) _backends.TryAdd(proxy.Name, proxy);
        }
    }

    public IEnumerable<string> BackendNames => _backends.Keys;

    public ProxyDraft? Backend(string name) => _backends.GetValueOrDefault(name);

    public ProxyDraft? Frontend(string name) => _frontends.GetValueOrDefault(name);
}
