using System.Collections.Immutable;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Checks what only shows once everything is read, and builds the records.</summary>
internal static class ConfigurationBuilder
{
    public static ProxyConfiguration Build(LoadState load)
    {
        var references = new ProxyIndex(load);
        IdentityChecks.Check(load);
        NameChecks.Check(load);
        PeersChecks.Check(load);
        StickTableChecks.Check(load);
        var global = GlobalBuilder.Build(load);
        var proxyIds = IdentityChecks.AssignIds(load.Proxies);
        var proxies = ImmutableArray.CreateBuilder<ProxyConfig>(load.Proxies.Count);
        for (var i = 0; i < load.Proxies.Count; i++)
        {
            var draft = load.Proxies[i];
            if (!draft.Settings.IsDisabled)
            {
                IdentityChecks.CheckServers(draft);
                ModeChecks.Check(draft);
                RoutingChecks.Check(draft, references);
                TimeoutChecks.Check(draft);
                LogChecks.Check(draft);
                HealthChecks.Check(draft);
                TrackChecks.Check(draft, references);
            }
            proxies.Add(ProxyBuilder.Build(draft, proxyIds[i], global));
        }
        return new ProxyConfiguration(global, proxies.MoveToImmutable()) { Peers = [.. load.Peers.Select(section => section.Build(global))] };
    }
}
