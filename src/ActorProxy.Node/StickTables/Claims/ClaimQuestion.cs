using ActorProxy.Actors;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Connections;

namespace ActorProxy.Node.StickTables.Claims;

/// <summary>A connection's question to the owner of a key: bind it to this server, or say what it is bound to.</summary>
/// <remarks>Answered by <see cref="ConnectionProtocol.Claimed"/>, or not at all: the connection has a clock of its own.</remarks>
/// <param name="Table">As peers call it.</param>
/// <param name="SeenEpoch">As for <see cref="ActorProxy.Core.StickTables.Agreement.KeyBinding.Write"/>.</param>
/// <param name="Number">Comes back with the answer.</param>
public sealed record ClaimQuestion(string Table, ReadOnlyMemory<byte> Key, uint SeenEpoch, StickTarget Target, uint Number, IActorRef<ConnectionProtocol.IMessage> ReplyTo);
