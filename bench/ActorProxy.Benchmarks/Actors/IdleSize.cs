using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>What an actor holds that waits for a message, as the garbage collector sees it.</summary>
public static class IdleSize
{
    private const int Actors = 200_000;

    /// <summary>Bytes of one idle actor with its cell; <paramref name="isWatched"/> adds its parent as a watcher.</summary>
    public static double Measure(bool isWatched)
    {
        var system = new ActorSystem(new ActorSystemSettings { Loops = 1 });
        using var done = new ManualResetEventSlim();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        system.ActorOf(() => new Parent(isWatched, done), "parent");
        done.Wait();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        system.Terminate().GetAwaiter().GetResult();
        return (after - before) / (double)Actors;
    }

    private sealed class Parent(bool isWatching, ManualResetEventSlim done) : Actor<object>
    {
        protected override void PreStart()
        {
            for (var i = 0; i < Actors; i++)
            {
                var child = ActorOf(new IdleActor(), new ActorName("child-", i));
                if (isWatching)
                    Watch(child);
            }

            done.Set();
        }

        protected override void Receive(object message) => Unhandled(message);
    }
}
