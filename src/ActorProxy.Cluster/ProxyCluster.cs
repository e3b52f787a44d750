using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Cluster;

/// <summary>This node's part in its cluster, for the main program and the runtime API. For any thread.</summary>
/// <remarks>
/// It has an event loop of its own: an advertisement must not wait for the traffic's work, and a node that is only busy must not look dead.
/// </remarks>
public sealed class ProxyCluster
{
    private readonly ActorSystem _system;
    private readonly IActorRef<FloatingIpsProtocol.ICommand> _floatingIps;
    private readonly RunningHooks _hooks = new();

    // What the actor begins with, should it be made anew.
    private ImmutableArray<FloatingIpPlan> _plans;

    private ProxyCluster(ActorSystem system, ImmutableArray<FloatingIpPlan> plans, ClusterServices services)
    {
        (_system, _plans) = (system, plans);
        _floatingIps = system.ActorOf(() => new FloatingIpsActor(_plans, _hooks, services), "floating-ips");
    }

    /// <summary>Begins to take part.</summary>
    /// <exception cref="Engine.Network.NetworkException">The machine does not let this process change addresses.</exception>
    public static ProxyCluster Start(ImmutableArray<FloatingIpPlan> floatingIps, ClusterServices services)
    {
        var system = new ActorSystem(new ActorSystemSettings
        {
            Name = "cluster",
            Loops = 1,
            OnFailure = failure => services.Log(
                NoticeLevel.Alert,
                $"{failure.Path} failed and was answered with {failure.Decision}: {failure.Error.Message} ({failure.Error.GetType().Name}) {failure.Error.StackTrace}"),
        });
        return new ProxyCluster(system, floatingIps, services);
    }

    /// <summary>All virtual routers, in the order of the configuration.</summary>
    public async Task<ImmutableArray<FloatingIpSnapshot>> FloatingIpsAsync()
    {
        var routers = new TaskCompletionSource<ImmutableArray<IActorRef<FloatingIpProtocol.ICommand>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _floatingIps.Tell(new FloatingIpsProtocol.GetRouters(routers));
        var answers = (await routers.Task).Select(static router =>
        {
            var answer = new TaskCompletionSource<FloatingIpSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
            router.Tell(new FloatingIpProtocol.GetSnapshot(answer));
            return answer.Task;
        });
        return [.. await Task.WhenAll(answers)];
    }

    /// <summary>Takes part in these from now on. Those that stay the same virtual routers keep their addresses.</summary>
    /// <returns>Done when those that are not among them have given theirs up.</returns>
    public Task ReplanAsync(ImmutableArray<FloatingIpPlan> floatingIps)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _plans = floatingIps;
        _floatingIps.Tell(new FloatingIpsProtocol.Replan(floatingIps, answer));
        return answer.Task;
    }

    /// <summary>Gives all floating addresses up, telling the others; done when they are off the interfaces.</summary>
    public Task LeaveAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _floatingIps.Tell(new FloatingIpsProtocol.Leave(answer));
        return answer.Task;
    }

    /// <summary>Done when the hooks that have been begun have ended; each ends in its own time.</summary>
    public Task FinishHooksAsync() => _hooks.Completion;

    /// <summary>Gives all floating addresses up for a while, for work on this node: it holds one only while nobody else does.</summary>
    /// <param name="atMost">After this time it takes part again by itself, should nobody tell it to.</param>
    /// <param name="patience">How long to wait for others to take them.</param>
    /// <param name="onBehalfOf">The node that wants it: when that one is not there any more, this one takes part again; null for nobody.</param>
    /// <returns>Whether other nodes are known to have all of them.</returns>
    public Task<bool> StandAsideAsync(TimeSpan atMost, TimeSpan patience, string? onBehalfOf)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _floatingIps.Tell(new FloatingIpsProtocol.StandAside(atMost, patience, onBehalfOf, answer));
        return answer.Task;
    }

    /// <summary>Takes part in the floating addresses again after <see cref="StandAsideAsync"/>.</summary>
    public void Resume() => _floatingIps.Tell(new FloatingIpsProtocol.Resume());

    /// <summary>A backend has its first server now, or has lost its last one.</summary>
    public void BackendChanged(string backend) => _floatingIps.Tell(new FloatingIpsProtocol.BackendChanged(backend));

    /// <summary>Runs something on the thread of the floating addresses, which does nothing else meanwhile: privileges belong to threads.</summary>
    public void RunOnThread(Action action) => _floatingIps.Tell(new FloatingIpsProtocol.Run(action));

    public Task StopAsync() => _system.Terminate();
}
