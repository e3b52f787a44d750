using System.Runtime.InteropServices;
using ActorProxy.Core.Handover;

namespace ActorProxy.Core.Balancing;

/// <summary>The effects of one or more decisions, in the order in which they are to be carried out.</summary>
/// <remarks>Reused by its owner: cleared, lent to a decision, carried out. It allocates only while it grows.</remarks>
public sealed class BalanceEffects
{
    private readonly List<BalanceEffect> items = new(16);

    public int Count => items.Count;

    public BalanceEffect this[int index] => items[index];

    public ReadOnlySpan<BalanceEffect> AsSpan() => CollectionsMarshal.AsSpan(items);

    public void Clear() => items.Clear();

    internal void Assigned(BalancedStream stream, ServerState server) => items.Add(new(BalanceEffectKind.Assigned, stream, server));

    internal void Queued(BalancedStream stream, ServerState? server) => items.Add(new(BalanceEffectKind.Queued, stream, server));

    internal void Refused(BalancedStream stream, Refusal reason, ServerState? server) => items.Add(new(BalanceEffectKind.Refused, stream, server, Refusal: reason));

    internal void CloseStream(BalancedStream stream, CloseCause cause) => items.Add(new(BalanceEffectKind.CloseStream, stream, stream.Server, cause));

    internal void Notice(NoticeLevel level, string text) => items.Add(new(BalanceEffectKind.Notice, Level: level, Text: text));

    internal void ServerChanged(ServerState server) => items.Add(new(BalanceEffectKind.ServerChanged, Server: server));

    internal void GiveSlots(ServerState server, Neighbour to, int count) => items.Add(new(BalanceEffectKind.GiveSlots, Server: server, Neighbour: to, Count: count));

    internal void WantSlot(ServerState server) => items.Add(new(BalanceEffectKind.WantSlot, Server: server, Neighbour: Neighbour.Newer));

    internal void ServerForgotten(ServerState server) => items.Add(new(BalanceEffectKind.ServerForgotten, Server: server));
}
