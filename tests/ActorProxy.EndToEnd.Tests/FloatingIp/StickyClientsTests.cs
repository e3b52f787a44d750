namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Clients keep their server whichever node they reach, while addresses move and nodes reload.</summary>
public sealed class StickyClientsTests
{
    private const int Clients = 60;

    [Fact]
    public async Task A_rolling_reload_of_all_nodes_refuses_nobody_and_sends_nobody_to_another_server()
    {
        await using var cluster = await StartAsync();
        await using var clients = await StickyClients.StartAsync(cluster, Clients);
        await clients.MoreAsync(10 * Clients);
        var report = await cluster.Nodes[1]!.Runtime.AskAsync("rolling-reload", TimeSpan.FromSeconds(60));
        Assert.Contains("Done: 3 nodes use the new configuration.", report, StringComparison.Ordinal);
        await clients.MoreAsync(10 * Clients);
        var figures = await EndAsync(clients, "rolling reload");
        Assert.True(clients is { Wrong: 0, Refused: 0 }, figures);
    }

    [Fact]
    public async Task A_planned_stop_of_each_node_refuses_nobody_and_sends_nobody_to_another_server()
    {
        await using var cluster = await StartAsync();
        await using var clients = await StickyClients.StartAsync(cluster, Clients);
        for (var node = 0; node < 3; node++)
        {
            await clients.MoreAsync(5 * Clients);
            cluster.Nodes[node]!.Send(Signal.Terminate);
            await clients.MoreAsync(5 * Clients);
            await cluster.StartInClusterAsync(node);
            await UntilServedAsync(cluster);
        }

        var figures = await EndAsync(clients, "planned stops");
        Assert.True(clients is { Wrong: 0, Refused: 0 }, figures);
    }

    [Fact]
    public async Task A_node_that_is_killed_takes_no_client_from_its_server()
    {
        await using var cluster = await StartAsync();
        await using var clients = await StickyClients.StartAsync(cluster, Clients);
        await clients.MoreAsync(10 * Clients);
        foreach (var owner in new[] { (await cluster.HoldersAsync()).Single(), (await cluster.HoldersAsync(1)).Single() })
        {
            Signals.Send(await cluster.ServingProcessAsync(owner), Signal.Kill);
            await clients.MoreAsync(10 * Clients);
            await UntilServedAsync(cluster);
        }

        var figures = await EndAsync(clients, "kills");
        Assert.True(clients.Wrong == 0, figures);
    }

    private static async Task<FloatingCluster> StartAsync()
    {
        var cluster = await FloatingCluster.CreateStickyAsync();
        for (var node = 0; node < 3; node++)
            await cluster.StartInClusterAsync(node);
        await UntilServedAsync(cluster);
        return cluster;
    }

    private static async Task<string> EndAsync(StickyClients clients, string what)
    {
        await clients.EndAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {clients}");
        return clients.ToString();
    }

    /// <summary>All nodes know each other, and each address has an owner.</summary>
    private static Task UntilServedAsync(FloatingCluster cluster) => Eventually.HoldsAsync(
        "both addresses have an owner, and all nodes are alive",
        async () =>
        {
            if ((await cluster.HoldersAsync()).Length != 1 || (await cluster.HoldersAsync(1)).Length != 1)
                return false;
            foreach (var node in cluster.Nodes)
                if (!(await node!.Runtime.AskAsync("show cluster")).Contains("alive=3", StringComparison.Ordinal))
                    return false;
            return true;
        },
        Deadlines.Load);
}
