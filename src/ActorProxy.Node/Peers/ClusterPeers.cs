using System.Collections.Immutable;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Node.Peers;

/// <summary>The members of the cluster as peers of the section <see cref="SectionName"/>: whoever decides who is in the cluster writes them, sessions read them.</summary>
/// <remarks>Any thread. Closed until the node takes part in a cluster.</remarks>
public sealed class ClusterPeers
{
    /// <summary>The <c>peers</c> section that nobody writes.</summary>
    public const string SectionName = Config.Model.StickTables.PeersConfig.ClusterName;

    private readonly Lock _gate = new();
    private volatile PublishedMembers _published = new([], default);
    private Action? _onChange;
    private volatile bool _hasLeft;
    private volatile byte[] _routers = NodeRouters.Write([]);

    /// <summary>Hears what sessions show; null while this node takes part in no cluster.</summary>
    public IClusterWitness? Witness { get; private set; }

    /// <summary>Between nodes of the cluster, in milliseconds.</summary>
    public int HeartbeatMs { get; private set; } = PeerTimes.Heartbeat;

    /// <summary>This node leaves: the sessions that it has are its last ones. A later process of it may have those that others begin.</summary>
    public bool HasLeft => _hasLeft;

    /// <summary>Whom to have sessions with.</summary>
    public ImmutableArray<ClusterPeer> Peers => _published.Peers;

    /// <summary>The message that tells another node who is in the cluster.</summary>
    internal ReadOnlyMemory<byte> List => _published.List;

    /// <summary>The message that tells another node how this one's virtual routers are.</summary>
    internal ReadOnlyMemory<byte> Routers => _routers;

    /// <summary>Hears what a node tells of its virtual routers, on its session's loop: it must neither wait nor throw.</summary>
    public Action<string, ImmutableArray<RouterReport>>? OnRouters { get; set; }

    /// <summary>What nodes prove by that they may give each other commands; null when none is taken.</summary>
    public string? Secret { get; set; }

    /// <summary>Serves a command of another node: takes the connection that the answer goes to, the caller's name, and the command. Called on the section's loop: it must neither wait nor throw.</summary>
    public Action<int, string, string>? OnCall { get; set; }

    /// <summary>Before the first generation.</summary>
    public void Open(IClusterWitness witness, int heartbeatMs)
    {
        Witness = witness;
        HeartbeatMs = heartbeatMs;
    }

    /// <summary>These are the members from now on: sessions are begun and ended, and everybody is told.</summary>
    /// <param name="list">As <see cref="Core.Peers.Nodes.NodeMembers.Write"/> has it.</param>
    public void Publish(ImmutableArray<ClusterPeer> peers, ReadOnlyMemory<byte> list)
    {
        lock (_gate)
        {
            _published = new PublishedMembers(peers, list);
            _onChange?.Invoke();
        }
    }

    /// <summary>No further sessions; those that there are bring the news to the others.</summary>
    public void Leave() => _hasLeft = true;

    /// <summary>This node's virtual routers are so from now on: everybody is told.</summary>
    public void PublishRouters(IEnumerable<RouterReport> reports)
    {
        lock (_gate)
        {
            _routers = NodeRouters.Write(reports);
            _onChange?.Invoke();
        }
    }

    /// <summary>Calls somebody whenever there is something new to tell.</summary>
    internal void Follow(Action onChange)
    {
        lock (_gate)
            _onChange = onChange;
    }

    private sealed record PublishedMembers(ImmutableArray<ClusterPeer> Peers, ReadOnlyMemory<byte> List);
}
