using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What all virtual routers of the node share to work on its network. Belongs to the cluster's loop.</summary>
internal sealed record NetworkTools(RouteSocket Routes, PacketSocket Packets);
