using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>Asks whoever listens at an address who is in the cluster, and tells it of this node.</summary>
/// <remarks>To be used on a loop.</remarks>
public static class SeedDial
{
    /// <summary>Returns why it failed, for the operator, or null; what was told has reached <see cref="ClusterPeers.Witness"/>.</summary>
    public static async Task<string?> RunAsync(NodeServices node, EventLoop loop, string localName, NetworkAddress address)
    {
        var peer = new PeerPlan(NodeGreeting.AnyNode, SocketTarget.Of(address), ConnectOptions.None);
        var outcome = await new PeerDial(loop, peer, new PeerHello(PeerVersion.Newest, NodeGreeting.AnyNode, localName, node.Tables.GreetingOf(localName))).RunAsync();
        if (outcome.Connection is not { } connection)
            return outcome.Failure;
        if (connection.Node is null)
        {
            connection.Close();
            return "it is no node of this project";
        }

        var ended = new LoopCompletion<string?>();
        var wait = ended.Begin();
        new MemberExchange(loop, connection, node.Cluster, (_, failure) => ended.Complete(failure)).Begin();
        return await wait;
    }
}
