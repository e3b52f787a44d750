using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>A <c>peers</c> section while it is being read.</summary>
public sealed class PeersDraft(LoadState load, string name, SourcePosition position)
{
    public LoadState Load => load;

    public string Name => name;

    public SourcePosition Position => position;

    /// <summary>What the local peer was called when the section began.</summary>
    public string LocalPeer { get; } = load.LocalPeer;

    public List<PeerConfig> Peers { get; } = [];

    public BindConfig? Bind { get; set; }

    /// <summary>Where the <c>bind</c> line stands, if perhaps not a good one.</summary>
    internal SourcePosition? BindLinePosition { get; set; }

    /// <summary>A <c>peer</c> line was read: its address is the listening one, so that a <c>bind</c> line would be a second.</summary>
    internal bool HasPeerLine { get; set; }

    internal BindDraft DefaultBind { get; } = new();

    internal PeerDraft DefaultPeer { get; } = new();

    public List<StickTableConfig> Tables { get; } = [];

    public List<LogTargetConfig> Logs { get; } = [];

    /// <summary>A <c>log global</c> line was given.</summary>
    public bool UsesGlobalLogs { get; set; }

    public int Shards { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>It is made of <c>node.conf</c>: whoever is in the cluster is a peer.</summary>
    internal bool FollowsCluster { get; init; }

    public bool HasLocalPeer => Peers.Exists(static peer => peer.IsLocal);

    public string Title => $"the 'peers' section '{name}'";

    /// <summary>A section without a local peer is out of use, as one that is disabled.</summary>
    public PeersConfig Build(GlobalConfig global) => new()
    {
        Name = Name,
        Position = Position,

        // Documented: a shard that does not exist does not count, nor does the local peer's.
        Peers = [.. Peers.Select(peer => peer.IsLocal || peer.Shard > Shards ? peer with { Shard = 0 } : peer)],
        Bind = Bind,
        Tables = [.. Tables],
        Logs = UsesGlobalLogs ? global.Logs.AddRange(Logs) : [.. Logs],
        Shards = Shards,
        FollowsCluster = FollowsCluster,
        IsDisabled = IsDisabled || !HasLocalPeer,
    };
}
