using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>A parent makes a child on its loop, watches it, stops it and is told: what each connection costs in actors.</summary>
public sealed class CreateWatchStop : ActorScenario
{
    private readonly IActorRef<object> _parent;

    public CreateWatchStop()
        : base("create, watch, stop, be told", loops: 1)
        => _parent = System.ActorOf(() => new Parent(Finish), "parent");

    protected override void Begin(int times) => _parent.Tell(new Times(times));

    private sealed record Times(int Count);

    private sealed class Parent(Action finish) : Actor<object>
    {
        private int _left;

        protected override void Receive(object message)
        {
            _left = ((Times)message).Count;
            Next();
        }

        protected override void Terminated(IActorRef who) => Next();

        private void Next()
        {
            if (_left-- == 0)
            {
                finish();
                return;
            }

            var child = ActorOf(new IdleActor(), new ActorName("child-", _left));
            Watch(child);
            Stop(child);
        }
    }
}
