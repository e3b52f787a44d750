using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>A <c>defaults</c>, <c>frontend</c>, <c>backend</c> or <c>listen</c> section while it is being read.</summary>
public sealed class ProxyDraft(LoadState load, ProxySides sides, ProxySettings settings)
{
    public LoadState Load => load;

    /// <summary>The section's keyword, for messages.</summary>
    public required string SectionName { get; init; }

    /// <summary>Null for a <c>defaults</c> section.</summary>
    public ProxyKind? Kind { get; init; }

    public required string Name { get; init; }

    public required SourcePosition Position { get; init; }

    public bool IsDefaults => Kind is null;

    public ProxySides Sides => sides;

    public ProxySettings Settings => settings;

    public int? Id { get; set; }

    public SourcePosition IdPosition { get; set; }

    public string? Description { get; set; }

    public List<BindConfig> Binds { get; } = [];

    /// <summary>A <c>bind</c> line was written, if perhaps not a good one.</summary>
    public bool HasBindLine { get; set; }

    public List<ServerDraft> Servers { get; } = [];

    public List<UseBackendConfig> UseBackends { get; } = [];

    public List<UseServerConfig> UseServers { get; } = [];

    public List<PersistRuleConfig> PersistRules { get; } = [];

    public StickTableConfig? StickTable { get; set; }

    public List<StickRuleConfig> StickRules { get; } = [];

    public List<BandwidthLimitConfig> BandwidthLimits { get; } = [];

    public List<CaptureSlotConfig> Captures { get; } = [];

    /// <summary>The request of HTTP checks is this section's own, not an inherited one.</summary>
    internal bool OwnsHttpRequest;

    /// <summary>An <c>http-check send</c> of this section's own was read.</summary>
    internal bool HasHttpSend;

    /// <summary>An <c>http-check expect</c> of this section's own was read.</summary>
    internal bool HasHttpExpect;

    public bool Has(ProxySides side) => (sides & side) != 0;

    public void Report(Severity severity, string message, string? hint = null) =>
        load.Diagnostics.Add(severity, Position, message, hint);

    /// <summary>"frontend 'web'", as messages name it.</summary>
    public string Title => Name.Length == 0 ? $"the '{SectionName}' section" : $"{SectionName} '{Name}'";
}
