using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors.UnderLoad;

/// <summary>Holds a slot and does with each message what its number says: work, crash, end, wait, refuse, give back.</summary>
internal sealed class WorkerActor(Ledger ledger, IActorRef<object> slots) : Actor<object>
{
    public const int Kinds = 100;

    protected override void PreStart() => ledger.Tell(slots, new SlotsActor.TakeSlot(Self));

    protected override void Receive(object message)
    {
        var kind = (int)message;
        if (kind == 0)
        {
            Unhandled(message);
            return;
        }

        ledger.CountReceived();
        switch (kind)
        {
            case 1:
                throw new InvalidOperationException("crashed");
            case 2:
                StopSelf();
                break;
            case 3:
                AwaitBeforeNext(Task.Run(static () => { }));
                break;
            case 4:
                AwaitBeforeNext(FailAsync());
                break;
            case 5:
                ledger.Tell(slots, new SlotsActor.GiveSlotBack(Self));
                break;
            case 6:
                ledger.Tell(slots, new SlotsActor.TakeSlot(Self));
                break;
            case 7:
                ActorOf(new WorkerActor(ledger, slots), "helper");
                break;
            case 8:
                ledger.Tell(Self, 50);
                break;
        }
    }

    private static async Task FailAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("failed while awaiting");
    }
}
