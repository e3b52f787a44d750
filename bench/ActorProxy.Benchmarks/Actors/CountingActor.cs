using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>Takes messages until an agreed number has come.</summary>
public sealed class CountingActor(Action finish) : Actor<object>
{
    private int _left;

    protected override void Receive(object message)
    {
        if (message is Expect expect)
            _left = expect.Count;
        else if (--_left == 0)
            finish();
    }

    /// <summary>Says how many messages come next.</summary>
    public sealed record Expect(int Count);
}
