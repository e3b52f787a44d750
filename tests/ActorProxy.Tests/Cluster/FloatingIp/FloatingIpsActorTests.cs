using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Cluster;
using ActorProxy.Cluster.FloatingIp;
using ActorProxy.TestKit;
using ActorProxy.Tests.Actors;
using ActorProxy.Tests.Config.NodeSettings;
using Xunit;

namespace ActorProxy.Tests.Cluster.FloatingIp;

/// <summary>What the virtual routers of a node are told by the actor above them. Their interface is not there, so that they change nothing on this host.</summary>
public sealed class FloatingIpsActorTests
{
    private const int Aside = 1;

    [Fact]
    public async Task A_router_that_is_made_anew_stands_aside_as_the_one_before_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may open a socket for packets.");
        await using var system = new TestSystem();
        var plan = FloatingIpPlanner.PlanOf(NodeConfigs.Instance("interface = missing0, priority = 100"));
        var services = new ClusterServices(static (_, _) => { }, Keeper: null, HasUsableServer: static _ => true, ReplacesProcess: false);
        var above = system.Actors.ActorOf<FloatingIpsProtocol.ICommand>(() => new FloatingIpsActor([plan], new RunningHooks(), services), "floating-ips");
        var router = Assert.Single(await AskAsync<ImmutableArray<IActorRef<FloatingIpProtocol.ICommand>>>(answer => above.Tell(new FloatingIpsProtocol.GetRouters(answer))));
        Assert.Equal(100, await PriorityAsync(router));

        await AskAsync<bool>(answer => above.Tell(new FloatingIpsProtocol.StandAside(TimeSpan.FromHours(1), TimeSpan.FromHours(1), null, answer)));
        Assert.Equal(Aside, await PriorityAsync(router));

        router.Tell(new FloatingIpProtocol.Leave(null!));
        await Eventually.HoldsAsync("the router has failed", () => !system.Failures.IsEmpty);
        await Eventually.HoldsAsync("the new one stands aside", async () => await PriorityAsync(router) == Aside);

        above.Tell(new FloatingIpsProtocol.Resume());
        await Eventually.HoldsAsync("it takes part again", async () => await PriorityAsync(router) == 100);
    }

    private static async Task<int> PriorityAsync(IActorRef<FloatingIpProtocol.ICommand> router)
        => (await AskAsync<FloatingIpSnapshot>(answer => router.Tell(new FloatingIpProtocol.GetSnapshot(answer)))).Priority;

    private static async Task<T> AskAsync<T>(Action<TaskCompletionSource<T>> ask)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ask(answer);
        return await answer.Task.WaitAsync(Deadlines.Step);
    }
}
