using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Model;

/// <summary>One <c>frontend</c>, <c>backend</c> or <c>listen</c> section with its <c>defaults</c> already applied.</summary>
/// <remarks>A <c>listen</c> section has both <see cref="Frontend"/> and <see cref="Backend"/>; the others have one.</remarks>
public sealed record ProxyConfig
{
    public required ProxyKind Kind { get; init; }
    public required string Name { get; init; }
    public required SourcePosition Position { get; init; }

    /// <summary>The <c>id</c>, or the number that HAProxy would give: the smallest free one from 2 on, in file order.</summary>
    public int Id { get; init; }

    /// <summary><see cref="Id"/> was given by <c>id</c>.</summary>
    public bool HasOwnId { get; init; }
    public ProxyMode Mode { get; init; } = ProxyMode.Tcp;
    public string? Description { get; init; }
    public bool IsDisabled { get; init; }
    public FrontendConfig? Frontend { get; init; }
    public BackendConfig? Backend { get; init; }

    /// <summary>Where this proxy's lines go; <c>log global</c> is already replaced by the global targets.</summary>
    public ImmutableArray<LogTargetConfig> Logs { get; init; } = [];

    /// <summary>The <c>log-tag</c>, or null for the global one.</summary>
    public string? LogTag { get; init; }
    /// <summary>The named ACLs, those of its <c>defaults</c> first.</summary>
    public ImmutableArray<AclConfig> Acls { get; init; } = [];

    /// <summary>The rules of all sets, those of its <c>defaults</c> first.</summary>
    public ImmutableArray<RuleConfig> Rules { get; init; } = [];

    /// <summary>The <c>filter bwlim-in</c> and <c>bwlim-out</c> lines.</summary>
    public ImmutableArray<BandwidthLimitConfig> BandwidthLimits { get; init; } = [];

    /// <summary>The <c>declare capture</c> lines.</summary>
    public ImmutableArray<CaptureSlotConfig> Captures { get; init; } = [];

    /// <summary><c>tcp-request inspect-delay</c>: how long rules may wait for the client's bytes; null means not at all.</summary>
    public TimeSpan? RequestInspectDelay { get; init; }

    /// <summary><c>tcp-response inspect-delay</c>: as <see cref="RequestInspectDelay"/>, for the server's bytes.</summary>
    public TimeSpan? ResponseInspectDelay { get; init; }

    /// <summary>The <c>stick-table</c> line; null for none.</summary>
    public StickTableConfig? StickTable { get; init; }
    public LogOptionsConfig LogOptions { get; init; } = new();
}
