using System.Collections.Immutable;
using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>A section's own state, and whom to ask for its peers'.</summary>
internal sealed record PeersSectionView(PeersSnapshot Section, ImmutableArray<IActorRef<PeerProtocol.ICommand>> Peers);
