using ActorProxy.Actors;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>How a connection asks another node for a key.</summary>
public static class ClaimProtocol
{
    /// <summary>What a peer's actor is told.</summary>
    public interface IClaimCarrier;

    /// <summary>Connection to the actor of the key's owner: bind the key, or say what it is bound to. Answered by <see cref="ConnectionProtocol.Claimed"/>, or not at all: the connection has a clock of its own.</summary>
    /// <param name="Table">As peers call it.</param>
    /// <param name="SeenEpoch">As for <see cref="Core.StickTables.Agreement.KeyBinding.Write"/>.</param>
    /// <param name="Number">Comes back with the answer.</param>
    public sealed record Ask(string Table, ReadOnlyMemory<byte> Key, uint SeenEpoch, StickTarget Target, uint Number, IActorRef<ConnectionProtocol.IMessage> ReplyTo) : IClaimCarrier;
}
