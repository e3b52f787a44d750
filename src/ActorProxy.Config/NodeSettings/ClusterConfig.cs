using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>How the node finds the others and when it takes one for lost (<c>cluster</c>).</summary>
public sealed record ClusterConfig
{
    /// <summary>Where node-to-node sessions arrive when <c>port</c> says nothing.</summary>
    public const int DefaultPort = 10700;

    /// <summary>Nobody shall try them all.</summary>
    public const int ShortestSecret = 16;

    public required SourcePosition Position { get; init; }

    public MembershipKind Membership { get; init; } = MembershipKind.Static;

    /// <summary>The other nodes, or all of them: this node finds itself among them and leaves itself out.</summary>
    public ImmutableArray<SeedConfig> Seeds { get; init; } = [];

    /// <summary>Own listening port of node-to-node sessions.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>How long a node is silent before it is suspected.</summary>
    public TimeSpan SuspectAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a node is silent before it is removed: never shorter than <see cref="SuspectAfter"/>.</summary>
    public TimeSpan RemoveAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What nodes prove by that they may give each other commands, at least <see cref="ShortestSecret"/> characters; null when none is taken.</summary>
    public string? Secret { get; init; }

    /// <summary>The file that <see cref="Secret"/> is read from, as written; null without one.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Where the secret, or its file, stands.</summary>
    public SourcePosition SecretPosition { get; init; }

    /// <summary>The <c>etcd</c> section: never null with <see cref="MembershipKind.Etcd"/>, always null without it.</summary>
    public EtcdConfig? Etcd { get; init; }
}
