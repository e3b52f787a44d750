namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Tables that are shared with Debian's haproxy, over HAProxy's protocol (configuration.txt 3.5 and 11.2).</summary>
public sealed class PeerInteropTests
{
    private const string Stores =
        "server_id,gpt0,gpc0,gpc0_rate(1h),conn_cnt,conn_rate(1h),sess_cnt,sess_rate(1h),http_req_cnt,http_req_rate(1h),http_err_cnt,http_err_rate(1h),"
        + "bytes_in_cnt,bytes_in_rate(1h),bytes_out_cnt,bytes_out_rate(1h),gpc1,gpc1_rate(1h),http_fail_cnt,http_fail_rate(1h)";

    private const string Tables =
        $"""
        backend ip
            stick-table type ip size 10k expire 1h store {Stores} peers mesh
        backend ipv6
            stick-table type ipv6 size 10k expire 1h store {Stores} peers mesh
        backend integer
            stick-table type integer size 10k expire 1h store {Stores} peers mesh
        backend string
            stick-table type string len 40 size 10k expire 1h store {Stores} peers mesh
        """;

    private const long FirstValue = 4_000_000_000;

    [Theory]
    [InlineData("ip", "192.0.2.7")]
    [InlineData("ipv6", "2001:db8::7")]
    [InlineData("integer", "4711")]
    [InlineData("string", "alice")]
    public async Task Every_type_of_key_with_every_data_type_travels_both_ways(string table, string key)
    {
        await using var mesh = new PeerMesh(Tables, "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy);
        await PeerMesh.IsConnectedAsync(ours, "b");

        await PeerMesh.SetAsync(theirs, table, key, Data(1));
        await PeerMesh.AgreesAsync(ours, theirs, table, 1);
        await PeerMesh.SetAsync(ours, table, key, Data(FirstValue));
        await PeerMesh.AgreesAsync(ours, theirs, table, 1);

        var (here, there) = ((await PeerMesh.EntriesAsync(ours, table))[key], (await PeerMesh.EntriesAsync(theirs, table))[key]);
        Assert.Contains($"gpt0={FirstValue + 1} gpc0={FirstValue + 2} ", here.Values, StringComparison.Ordinal);
        Assert.Equal(here.Values, there.Values);
        Assert.InRange(here.ExpireMs - there.ExpireMs, -2000, 2000);
    }

    [Fact]
    public async Task Arrays_and_blocks_of_bytes_travel_both_ways()
    {
        static string Frontend(int port, int count) =>
            $"""
            backend arrays
                stick-table type binary len 8 size 10k expire 1h store gpt(3),gpc(2),gpc_rate(2,1h) peers mesh
            frontend fe
                bind 127.0.0.1:{port}
                tcp-request connection track-sc0 src table arrays
            {string.Concat(Enumerable.Repeat("    tcp-request connection sc-inc-gpc(1,0)\n", count))}
                tcp-request connection sc-set-gpt(2,0) 4711
                default_backend app
            """;
        using var server = TcpServer.Echo();
        var ports = FreePort.Next(2);
        await using var mesh = new PeerMesh($"backend app\n    server s1 {server.Address}\n", "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, Frontend(ports[0], 2));
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy, Frontend(ports[1], 3));
        await PeerMesh.IsSettledAsync(ours, "b");
        await PeerMesh.IsSettledAsync(theirs, "a");

        using (await TcpClientProbe.ConnectAsync(ports[1]))
            await PeerMesh.AgreesAsync(ours, theirs, "arrays", 1);
        Assert.Equal("gpt0=0 gpt1=0 gpt2=4711 gpc0=0 gpc1=3 gpc0_rate(3600000)=0 gpc1_rate(3600000)=3", (await PeerMesh.EntriesAsync(ours, "arrays"))["7F00000100000000"].Values);
        using (await TcpClientProbe.ConnectAsync(ports[0]))
            await Eventually.HoldsAsync("haproxy has learnt", async () => (await PeerMesh.EntriesAsync(theirs, "arrays"))["7F00000100000000"].Values.Contains("gpc1=5", StringComparison.Ordinal));
        await PeerMesh.AgreesAsync(ours, theirs, "arrays", 1);
    }

    [Fact]
    public async Task A_binding_to_a_server_travels_by_the_servers_name()
    {
        const string Binding = "backend app\n    stick-table type ip size 10k expire 1h peers mesh\n    stick on src\n";
        using var server = TcpServer.Echo();
        var ports = FreePort.Next(2);
        await using var mesh = new PeerMesh("", "a", "b");
        string Frontend(int port) => $"{Binding}    server s0 127.0.0.1:1 disabled\n    server s1 {server.Address}\nfrontend fe\n    bind 127.0.0.1:{port}\n    default_backend app\n";
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, Frontend(ports[0]));
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy, Frontend(ports[1]));

        using (await TcpClientProbe.ConnectAsync(ports[1]))
            await PeerMesh.AgreesAsync(ours, theirs, "app", 1);
        Assert.Equal("server_id=2 server_key=s1", (await PeerMesh.EntriesAsync(ours, "app"))["127.0.0.1"].Values);
        Assert.Contains("RX dictionary cache:\n            0 -> s1", await ours.Runtime.AskAsync("show peers dict mesh"), StringComparison.Ordinal);
        if (!ProxyExecutable.IsStandIn)
            Assert.Contains("\"received_words\":[{\"number\":0,\"word\":\"s1\"}]", await ours.Runtime.AskAsync("show peers dict json"), StringComparison.Ordinal);
        Assert.DoesNotContain("dictionary", await ours.Runtime.AskAsync("show peers - mesh"), StringComparison.Ordinal);
        await theirs.Runtime.AskAsync("clear table app");
        await ours.Runtime.AskAsync("clear table app");
        using (await TcpClientProbe.ConnectAsync(ports[0]))
            await PeerMesh.AgreesAsync(ours, theirs, "app", 1);
        Assert.Equal("server_id=2 server_key=s1", (await PeerMesh.EntriesAsync(theirs, "app"))["127.0.0.1"].Values);
        Assert.Contains("TX dictionary cache:\n            0 -> s1", await ours.Runtime.AskAsync("show peers dict"), StringComparison.Ordinal);
        Assert.Contains("RX dictionary cache:\n            0 -> s1", await theirs.Runtime.AskAsync("show peers dict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_was_learnt_dies_with_its_original()
    {
        await using var mesh = new PeerMesh("backend t\n    stick-table type string size 10k expire 5s store gpc0 peers mesh\n", "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy);

        await PeerMesh.IsSettledAsync(ours, "b");
        await PeerMesh.IsSettledAsync(theirs, "a");
        await PeerMesh.SetAsync(theirs, "t", "short", "data.gpc0 1");
        await Eventually.HoldsAsync("the entry is learnt", async () => (await PeerMesh.EntriesAsync(ours, "t")).ContainsKey("short"));
        await Eventually.HoldsAsync("the entry is gone", async () => (await PeerMesh.EntriesAsync(ours, "t")).Count == 0);
    }

    [Fact]
    public async Task A_table_of_other_keys_is_passed_over_and_the_others_are_shared()
    {
        await using var mesh = new PeerMesh("backend same\n    stick-table type string size 10k store gpc0 peers mesh\n", "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, "backend other\n    stick-table type string len 10 size 10k store gpc0 peers mesh\n");
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy, "backend other\n    stick-table type string len 20 size 10k store gpc0 peers mesh\n");

        await PeerMesh.SetAsync(theirs, "other", "x", "data.gpc0 1");
        await PeerMesh.SetAsync(theirs, "same", "x", "data.gpc0 1");
        await PeerMesh.AgreesAsync(ours, theirs, "same", 1, TimeSpan.FromSeconds(20));
        Assert.Empty(await PeerMesh.EntriesAsync(ours, "other"));
    }

    private static string Data(long number) => string.Join(' ', Stores.Split(',').Select((store, index) => $"data.{store.Split('(')[0]} {(store.Contains('(', StringComparison.Ordinal) || store == "server_id" ? 3 + index : number + index)}"));
}
