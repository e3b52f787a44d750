using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>Actors on loops ask a shared actor and go on with its answer, as connections ask a balancer for a server.</summary>
public sealed class SharedAsk : ActorScenario
{
    private readonly IActorRef<object>[] _askers;
    private int _running;

    private SharedAsk(string name, int loops)
        : base(name, loops)
    {
        var shared = System.ActorOf(() => new Answering(), "shared", Placement.Shared);
        _askers = [.. System.Loops.Select(loop => System.ActorOf(() => new Asking(shared, FinishOne), "asker", Placement.On(loop)))];
    }

    public static SharedAsk FromOneLoop() => new("ask a shared actor from one loop", 1);

    public static SharedAsk FromTwoLoops() => new("ask a shared actor from two loops at once", 2);

    protected override void Begin(int times)
    {
        _running = _askers.Length;
        foreach (var asker in _askers)
            asker.Tell(new Times(times / _askers.Length));
    }

    private void FinishOne()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            Finish();
    }

    private sealed record Times(int Count);

    private sealed record Question(IActorRef<object> ReplyTo);

    private sealed record Answer(int Value);

    private sealed class Asking(IActorRef<Question> shared, Action finish) : Actor<object>
    {
        private int _left;

        protected override void Receive(object message)
        {
            if (message is Times times)
                _left = times.Count;
            if (_left-- == 0)
                finish();
            else
                shared.Tell(new Question(Self));
        }
    }

    private sealed class Answering : Actor<Question>
    {
        private int _value;

        protected override void Receive(Question message) => message.ReplyTo.Tell(new Answer(++_value));
    }
}
