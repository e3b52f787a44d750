using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>Two actors tell each other one message in turn: the time there and back when there is nothing else to do.</summary>
public sealed class PingPong : ActorScenario
{
    private readonly IActorRef<object> _ping;

    private PingPong(string name, int loops)
        : base(name, loops)
    {
        var pong = System.ActorOf(() => new Pong(), "pong", Placement.On(System.Loops[^1]));
        _ping = System.ActorOf(() => new Ping(pong, Finish), "ping", Placement.On(System.Loops[0]));
    }

    public static PingPong OnOneLoop() => new("there and back on one loop", 1);

    public static PingPong AcrossLoops() => new("there and back across loops, both asleep between", 2);

    protected override void Begin(int times) => _ping.Tell(new Times(times));

    private sealed record Times(int Count);

    private sealed record Ball(IActorRef<object> From);

    private sealed class Ping(IActorRef<Ball> pong, Action finish) : Actor<object>
    {
        private Ball? _ball;
        private int _left;

        protected override void Receive(object message)
        {
            if (message is Times times)
                _left = times.Count;
            _ball ??= new Ball(Self);
            if (_left-- == 0)
                finish();
            else
                pong.Tell(_ball);
        }
    }

    private sealed class Pong : Actor<Ball>
    {
        protected override void Receive(Ball message) => message.From.Tell(message);
    }
}
