namespace ActorProxy.EndToEnd.Tests.Agreement;

/// <summary>Counters of an aggregated table are those of all nodes together.</summary>
public sealed class AggregationTests
{
    private const string Counted = "aggregate store conn_rate(60s),conn_cur,conn_cnt,gpc0,gpc0_rate(60s)";
    private const string Key = "client01";

    [Fact]
    public async Task Any_node_reads_what_all_have_counted_and_a_removed_one_takes_its_gauges_along()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy's nodes do not add up");
        await using var mesh = await NodeMesh.StartAsync(3, Counted, $"tcp-request content track-sc0 req.payload(0,{NodeMesh.KeyBytes}) table app if {{ req.len ge {NodeMesh.KeyBytes} }}\n    tcp-request content sc-inc-gpc0(0) if {{ req.len ge {NodeMesh.KeyBytes} }}");
        var held = new List<TcpClientProbe>();
        try
        {
            for (var node = 0; node < 3; node++)
                for (var i = 0; i <= node; i++)
                    held.Add(await HoldAsync(mesh, node));

            await EventuallyReadsAsync(mesh, "conn_cur", 6, [0, 1, 2]);
            await EventuallyReadsAsync(mesh, "conn_cnt", 6, [0, 1, 2]);
            await EventuallyReadsAsync(mesh, "conn_rate", 6, [0, 1, 2]);
            await EventuallyReadsAsync(mesh, "gpc0", 6, [0, 1, 2]);
            await EventuallyReadsAsync(mesh, "gpc0_rate", 6, [0, 1, 2]);

            await mesh.KillAsync(2);
            await EventuallyReadsAsync(mesh, "conn_cur", 3, [0, 1]);
            await EventuallyReadsAsync(mesh, "gpc0", 6, [0, 1]);

            // It learns what it had counted itself before.
            await mesh.StartAsync(2);
            await mesh.UntilConnectedAsync();
            await EventuallyReadsAsync(mesh, "gpc0", 6, [0, 1, 2]);
            await EventuallyReadsAsync(mesh, "conn_cur", 3, [0, 1, 2]);
            using (await HoldAsync(mesh, 2))
            {
                await EventuallyReadsAsync(mesh, "gpc0", 7, [0, 1, 2]);
                await EventuallyReadsAsync(mesh, "conn_cur", 4, [0, 1, 2]);
            }

            await EventuallyReadsAsync(mesh, "conn_cur", 3, [0, 1, 2]);
        }
        finally
        {
            foreach (var client in held)
                client.Dispose();
        }
    }

    [Fact]
    public async Task A_limit_by_rate_lets_through_that_many_for_the_cluster()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy's nodes do not add up");
        await using var mesh = await NodeMesh.StartAsync(3, Counted, $"tcp-request content track-sc0 req.payload(0,{NodeMesh.KeyBytes}) table app if {{ req.len ge {NodeMesh.KeyBytes} }}\n    tcp-request content reject if {{ sc0_conn_rate gt 30 }}");

        var passed = 0;
        for (var i = 0; i < 90; i++)
        {
            // One after the other, each at another node, once that node has heard of the one before.
            await EventuallyReadsAsync(mesh, "conn_cnt", i, [i % 3]);
            using var client = await TcpClientProbe.ConnectAsync(mesh.EndPointOf(i % 3));
            await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(Key));
            client.HalfClose();
            if ((await client.EndAsync()).Text.Length > 0)
                passed++;
        }

        Assert.Equal(30, passed);
    }

    private static async Task<TcpClientProbe> HoldAsync(NodeMesh mesh, int node)
    {
        var client = await TcpClientProbe.ConnectAsync(mesh.EndPointOf(node));
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(Key));
        await client.ReadLineAsync();
        return client;
    }

    private static async Task EventuallyReadsAsync(NodeMesh mesh, string field, long expected, int[] nodes)
    {
        foreach (var node in nodes)
            await Eventually.AnswersAsync($"node {node} reads {field}={expected}", () => mesh.ReadAsync(node, Key, field), value => value == expected);
    }
}
