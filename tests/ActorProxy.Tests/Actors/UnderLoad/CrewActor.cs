using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors.UnderLoad;

/// <summary>Keeps a number of workers alive on all loops, and answers their failures in every way there is.</summary>
internal sealed class CrewActor(Ledger ledger, IActorRef<object> slots, IActorRef<object>[] places, int seed) : Actor<object>
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<IActorRef, int> _placeOf = [];

    protected internal override SupervisorStrategy Strategy => new(
        _ => _random.Next(3) switch { 0 => Directive.Restart, 1 => Directive.Resume, _ => Directive.Stop }, 2, TimeSpan.FromMinutes(1));

    protected override void PreStart()
    {
        for (var place = 0; place < places.Length; place++)
            Fill(place);
    }

    protected override void Receive(object message) => Unhandled(message);

    protected override void Terminated(IActorRef who)
    {
        if (_placeOf.Remove(who, out var place))
            Fill(place);
    }

    private void Fill(int place)
    {
        var loop = _random.Next(-1, System.Loops.Count);
        var worker = ActorOf<object>(
            () => new WorkerActor(ledger, slots), new ActorName("worker-", place), loop < 0 ? Placement.Shared : Placement.On(System.Loops[loop]));
        _placeOf[worker] = place;
        Watch(worker);
        Volatile.Write(ref places[place], worker);
    }
}
