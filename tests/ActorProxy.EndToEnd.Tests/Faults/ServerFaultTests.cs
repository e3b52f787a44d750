using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>What a broken server does to a connection: its end, its log line, its counters, its slot (configuration.txt 8.5).</summary>
public class ServerFaultTests(ITestOutputHelper output)
{
    /// <summary>What a connection may hold that can't go on: the buffer of each direction, its objects, and what the allocator leaves over.</summary>
    private const long MostHeldKilobytes = 1024;

    [Fact]
    public async Task A_server_that_never_answers_ends_in_the_server_timeout()
    {
        using var server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout server 150ms");

        for (var i = 1; i <= 2; i++)
        {
            using var client = await relay.ConnectAsync();
            await client.SendLineAsync("anyone there?");
            Assert.Equal("", (await client.EndAsync()).Text);
            var line = (await relay.EndedAsync(i))[^1];
            Assert.Equal(("sD", "s1", 0L), (line.TerminationState, line.Server, line.Bytes));
            await Eventually.HoldsAsync($"the server saw {i} connections", () => server.Accepted == i);
        }

        await relay.EverySlotIsBackAsync();
        var row = await relay.StatAsync("s1");
        Assert.Equal((2, 2), (row.Number("stot"), row.Number("srv_abrt")));
    }

    [Fact]
    public async Task A_server_that_resets_ends_in_a_server_abort_and_resets_no_slot()
    {
        using var server = TcpServer.Start(ServerBehaviours.ResetAfterFirstBytes);
        await using var relay = await FaultyRelay.StartAsync(server.Address);

        for (var i = 1; i <= 2; i++)
        {
            using var client = await relay.ConnectAsync();
            await client.SendLineAsync("reset me");
            Assert.Equal("", (await client.EndAsync()).Text);
            Assert.Equal("SD", (await relay.EndedAsync(i))[^1].TerminationState);
        }

        await relay.EverySlotIsBackAsync();
        Assert.Equal((2, 2), (server.Accepted, (await relay.StatAsync("s1")).Number("srv_abrt")));
    }

    [Fact]
    public async Task A_server_that_closes_at_once_ends_the_connection_in_order()
    {
        using var server = TcpServer.Start(ServerBehaviours.CloseAtOnce);
        await using var relay = await FaultyRelay.StartAsync(server.Address);

        for (var i = 1; i <= 3; i++)
        {
            using var client = await relay.ConnectAsync();
            Assert.Equal((ConnectionEnd.Closed, ""), await client.EndAsync());
            client.HalfClose();
            var line = (await relay.EndedAsync(i))[^1];
            Assert.Equal(("--", "s1"), (line.TerminationState, line.Server));
        }

        await relay.EverySlotIsBackAsync();
        Assert.Equal(3, server.Accepted);
    }

    [Fact]
    public async Task A_server_that_half_closes_still_gets_what_the_client_sends()
    {
        var received = new TaskCompletionSource<string>();
        using var server = TcpServer.Start(ServerBehaviours.SendThenReadOn("farewell", received.SetResult));
        await using var relay = await FaultyRelay.StartAsync(server.Address);

        using var client = await relay.ConnectAsync();
        Assert.Equal((ConnectionEnd.Closed, "farewell\n"), await client.EndAsync());
        await client.SendLineAsync("one more thing");
        client.HalfClose();

        Assert.Equal("one more thing\n", await received.Task.WaitAsync(Deadlines.Step));
        var line = await relay.EndedAsync();
        Assert.Equal(("--", 9L), (line.TerminationState, line.Bytes));
        await relay.EverySlotIsBackAsync();
    }

    [Fact]
    public async Task A_server_that_refuses_is_tried_again_and_then_given_up()
    {
        var nobody = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        await using var relay = await FaultyRelay.StartAsync($"127.0.0.1:{nobody}", "timeout connect 100ms\nretries 2");

        using var client = await relay.ConnectAsync();
        Assert.Equal("", (await client.EndAsync()).Text);

        var line = await relay.EndedAsync();
        Assert.Equal(("SC", "s1", -1, 2), (line.TerminationState, line.Server, line.ConnectTime, line.Retries));
        await relay.EverySlotIsBackAsync();
        var row = await relay.StatAsync("s1");
        Assert.Equal((1, 2), (row.Number("econ"), row.Number("wretr")));
    }

    [Fact]
    public async Task A_server_that_never_accepts_ends_in_the_connect_timeout()
    {
        using var server = UnacceptingServer.Start();
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout connect 100ms\nretries 1");

        using var client = await relay.ConnectAsync();
        Assert.Equal("", (await client.EndAsync()).Text);

        var line = await relay.EndedAsync();
        Assert.Equal(("sC", "s1", -1), (line.TerminationState, line.Server, line.ConnectTime));
        await relay.EverySlotIsBackAsync();
        Assert.Equal(1, (await relay.StatAsync("s1")).Number("econ"));
    }

    [Fact]
    public async Task A_server_that_never_reads_ends_in_the_timeout_and_not_in_memory()
    {
        const int connections = 16;
        using var server = TcpServer.Start(ServerBehaviours.NeverRead);
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout server 300ms\ntimeout client 300ms", maxconn: connections);

        // The first ones make the proxy compile and allocate what any later one uses again.
        await FloodAsync(relay, 2);
        await relay.EndedAsync(2);
        await relay.EverySlotIsBackAsync();
        var before = ProcessFigures.AnonymousKilobytes(relay.Proxy.Pid);

        // All at the same time: what is held for the one is not free for the next.
        var accepted = await FloodAsync(relay, connections);

        Assert.All(await relay.EndedAsync(2 + connections), static line => Assert.EndsWith("D", line.TerminationState, StringComparison.Ordinal));
        await relay.EverySlotIsBackAsync();
        var grown = ProcessFigures.AnonymousKilobytes(relay.Proxy.Pid) - before;
        output.WriteLine($"{grown} kB more for {connections} connections that wrote {accepted / 1024} kB");
        Assert.InRange(grown, -100_000, connections * MostHeldKilobytes);
    }

    /// <summary>Floods the proxy on several connections at once until it closes them all; returns the bytes that it and the kernel took.</summary>
    private static async Task<long> FloodAsync(FaultyRelay relay, int connections)
        => (await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendUntilClosedAsync(relay))))).Sum();

    // Far more than all socket buffers on the way can hold, so that the proxy must hold the client back.
    private static async Task<long> SendUntilClosedAsync(FaultyRelay relay)
    {
        using var client = await relay.ConnectAsync();
        var chunk = new byte[64 * 1024];
        for (var i = 0; i < 1024; i++)
        {
            try
            {
                await client.SendAsync(chunk);
            }
            catch (System.Net.Sockets.SocketException)
            {
                // The proxy closed, as this test wants.
                return (long)i * chunk.Length;
            }
        }

        Assert.Fail("64 MiB went into a connection whose server reads nothing.");
        return 0;
    }
}
