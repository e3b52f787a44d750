using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors.UnderLoad;

/// <summary>Lends a slot to each worker and takes it back when the worker says so or stops, as a balancer does with connections.</summary>
internal sealed class SlotsActor(Ledger ledger) : Actor<object>
{
    private readonly HashSet<IActorRef> _held = [];

    public int Taken { get; private set; }

    public int GivenBack { get; private set; }

    public int Held => _held.Count;

    /// <summary>Notices about workers that had never asked for a slot.</summary>
    public int Strangers { get; private set; }

    private readonly HashSet<IActorRef> _watched = [];

    protected override void Receive(object message)
    {
        ledger.CountReceived();
        switch (message)
        {
            case TakeSlot take:
                if (_watched.Add(take.Worker))
                    Watch(take.Worker);
                if (_held.Add(take.Worker))
                    Taken++;
                break;
            case GiveSlotBack give:
                if (_held.Remove(give.Worker))
                    GivenBack++;
                break;
        }
    }

    protected override void Terminated(IActorRef who)
    {
        if (!_watched.Remove(who))
            Strangers++;
        if (_held.Remove(who))
            GivenBack++;
    }

    internal sealed record TakeSlot(IActorRef Worker);

    internal sealed record GiveSlotBack(IActorRef Worker);
}
