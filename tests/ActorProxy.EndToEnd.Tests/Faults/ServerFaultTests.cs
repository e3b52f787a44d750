using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>What a broken server does to a connection: its end, its log line, its counters, its slot (configuration.txt 8.5).</summary>
public class ServerFaultTests
{
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
        using var server = TcpServer.Start(ServerBehaviours.NeverRead);
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout server 300ms\ntimeout client 300ms");
        var before = relay.Proxy.PssKilobytes;

        using var client = await relay.ConnectAsync();
        await SendUntilClosedAsync(client);

        Assert.EndsWith("D", (await relay.EndedAsync()).TerminationState, StringComparison.Ordinal);
        await relay.EverySlotIsBackAsync();
        Assert.InRange(relay.Proxy.PssKilobytes - before, -100_000, 8_000);
    }

    // More than all socket buffers on the way can hold, so that the proxy must hold the client back.
    private static async Task SendUntilClosedAsync(TcpClientProbe client)
    {
        var chunk = new byte[1 << 20];
        for (var i = 0; i < 64; i++)
        {
            try
            {
                await client.SendAsync(chunk);
            }
            catch (System.Net.Sockets.SocketException)
            {
                // The proxy closed, as this test wants.
                return;
            }
        }

        Assert.Fail("64 MiB went into a connection whose server reads nothing.");
    }
}
