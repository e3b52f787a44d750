using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>One thing that actors do, over and over, in a system of its own.</summary>
public abstract class ActorScenario : IDisposable
{
    private readonly ManualResetEventSlim _done = new();

    protected ActorScenario(string name, int loops)
    {
        Name = name;
        System = new ActorSystem(new ActorSystemSettings { Loops = loops });
    }

    public string Name { get; }

    protected ActorSystem System { get; }

    /// <summary>Does it <paramref name="times"/> times and returns when all are done.</summary>
    public void Run(int times)
    {
        _done.Reset();
        Begin(times);
        _done.Wait();
    }

    public void Dispose()
    {
        System.Terminate().GetAwaiter().GetResult();
        _done.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Begin(int times);

    protected void Finish() => _done.Set();
}
