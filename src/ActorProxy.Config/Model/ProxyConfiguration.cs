using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Model;

/// <summary>A whole configuration as written: every file, section and line, checked but not yet compiled.</summary>
/// <param name="Proxies">In the order of the files; a <c>listen</c> section is one proxy with both sides.</param>
public sealed record ProxyConfiguration(GlobalConfig Global, ImmutableArray<ProxyConfig> Proxies)
{
    /// <summary>The <c>peers</c> sections, in the order of the files.</summary>
    public ImmutableArray<PeersConfig> Peers { get; init; } = [];
}
