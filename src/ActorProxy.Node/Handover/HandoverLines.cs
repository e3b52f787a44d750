using System.Collections.Concurrent;
using ActorProxy.Actors;
using ActorProxy.Core.Handover;

namespace ActorProxy.Node.Handover;

/// <summary>The lines to the processes that this one takes over from and that take over from it. For any thread.</summary>
public sealed class HandoverLines
{
    private readonly ConcurrentDictionary<(string Backend, string Server), int> _held = new();
    private IActorRef<HandoverProtocol.ICommand>? _older;
    private IActorRef<HandoverProtocol.ICommand>? _newer;

    /// <summary>Notes what the older process has, for the balancers that are yet to be made.</summary>
    public void Expect(IEnumerable<SlotMessage> held)
    {
        foreach (var one in held)
            _held[(one.Backend, one.Server)] = one.Count;
    }

    /// <summary>What the older process has of a server's slots; once.</summary>
    internal int TakeHeld(string backend, string server) => !_held.IsEmpty && _held.TryRemove((backend, server), out var count) ? count : 0;

    internal IActorRef<HandoverProtocol.ICommand>? this[Neighbour neighbour]
    {
        get => neighbour == Neighbour.Older ? Volatile.Read(ref _older) : Volatile.Read(ref _newer);
        set
        {
            if (neighbour == Neighbour.Older)
                Volatile.Write(ref _older, value);
            else
                Volatile.Write(ref _newer, value);
        }
    }

    /// <summary>To a neighbour that is there; without one nobody has anything of ours.</summary>
    internal void Say(Neighbour to, SlotMessage message) => this[to]?.Tell(new HandoverProtocol.Say(message));
}
