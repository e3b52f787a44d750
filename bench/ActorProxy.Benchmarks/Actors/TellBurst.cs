using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>One actor tells another a thousand messages at a time: the cost of a message when there are many.</summary>
public sealed class TellBurst : ActorScenario
{
    private readonly IActorRef<object> _receiver;
    private readonly IActorRef<object> _sender;

    private TellBurst(string name, int loops)
        : base(name, loops)
    {
        _receiver = System.ActorOf(() => new CountingActor(Finish), "receiver", Placement.On(System.Loops[^1]));
        _sender = System.ActorOf(() => new Sender(_receiver), "sender", Placement.On(System.Loops[0]));
    }

    public static TellBurst OnOneLoop() => new("tell on one loop", 1);

    public static TellBurst AcrossLoops() => new("tell across loops", 2);

    protected override void Begin(int times)
    {
        _receiver.Tell(new CountingActor.Expect(times));
        _sender.Tell(new Sender.Send(times));
    }

    private sealed class Sender(IActorRef<object> receiver) : Actor<object>
    {
        private const int Portion = 1000;
        private static readonly object Message = new();

        protected override void Receive(object message)
        {
            var left = ((Send)message).Count;
            for (var i = 0; i < Math.Min(left, Portion); i++)
                receiver.Tell(Message);
            if (left > Portion)
                Self.Tell(new Send(left - Portion));
        }

        public sealed record Send(int Count);
    }
}
