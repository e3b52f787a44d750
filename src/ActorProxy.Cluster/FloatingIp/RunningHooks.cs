using System.Collections.Concurrent;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>The hooks of all virtual routers that run or are still to run, also of those that have ended. For any thread.</summary>
internal sealed class RunningHooks
{
    private readonly ConcurrentDictionary<Task, bool> _all = new();

    /// <summary>Done when all that were asked for until now have ended; each has its own time.</summary>
    public Task Completion => Task.WhenAll(_all.Keys);

    public void Add(Task hook)
    {
        _all[hook] = true;
        hook.ContinueWith(ended => _all.TryRemove(ended, out _), TaskScheduler.Default);
    }
}
