using ActorProxy.Core.Peers;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>A remote peer as a configuration has it, resolved.</summary>
internal sealed record PeerPlan(string Name, SocketTarget Target, ConnectOptions Options)
{
    /// <summary>What of the section's tables it is told.</summary>
    public PeerShard Shard { get; init; }

    /// <summary>Whether a session with the other one need not end.</summary>
    public bool IsSameWay(PeerPlan other) => Name == other.Name && Target.Text == other.Target.Text && Target.Address == other.Target.Address && Options == other.Options;
}
