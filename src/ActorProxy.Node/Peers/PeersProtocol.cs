using System.Collections.Immutable;
using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>What is said to <see cref="PeersActor"/>.</summary>
internal static class PeersProtocol
{
    public interface ICommand;

    /// <summary>Node to peers: a generation was accepted, these are its sections. Unanswered.</summary>
    public sealed record Configure(ImmutableArray<PeersPlan> Sections) : ICommand;

    /// <summary>Cluster to peers: other nodes are in it, or this node sees them differently. Unanswered.</summary>
    public sealed record ClusterChanged : ICommand;

    /// <summary>Node to peers: this process stops. The end of the actor says that everybody was taught who was to be.</summary>
    public sealed record SoftStop : ICommand;

    /// <summary>Anyone to peers: which sections are there?</summary>
    public sealed record GetSections(TaskCompletionSource<ImmutableArray<IActorRef<PeersSectionProtocol.ICommand>>> Answer) : ICommand;
}
