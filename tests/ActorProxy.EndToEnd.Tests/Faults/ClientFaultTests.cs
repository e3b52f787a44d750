namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>What a broken client does to its connection: log line, counters, slot (configuration.txt 8.5).</summary>
public class ClientFaultTests
{
    [Fact]
    public async Task A_client_that_vanishes_during_its_connection_is_a_client_abort()
    {
        using var server = TcpServer.Echo();
        await using var relay = await FaultyRelay.StartAsync(server.Address);

        for (var i = 1; i <= 2; i++)
        {
            using var client = await relay.ConnectAsync();
            Assert.Equal("hello", await client.AskAsync("hello"));
            client.Reset();
            Assert.Equal("CD", (await relay.EndedAsync(i))[^1].TerminationState);
        }

        await relay.EverySlotIsBackAsync();
        await Eventually.HoldsAsync("the server sees the end of both connections", () => server.Open == 0);
        Assert.Equal((2, 2), (server.Accepted, (await relay.StatAsync("s1")).Number("cli_abrt")));
    }

    [Fact]
    public async Task A_client_that_says_nothing_ends_in_the_client_timeout()
    {
        // The timeout ends the client's direction; the server answers that end with its own.
        using var server = TcpServer.Echo();
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout client 150ms");

        using var client = await relay.ConnectAsync();
        Assert.Equal("", (await client.EndAsync()).Text);

        Assert.Equal("cD", (await relay.EndedAsync()).TerminationState);
        await relay.EverySlotIsBackAsync();
        await Eventually.HoldsAsync("the server sees the end", () => server.Open == 0);
    }

    [Theory]
    // HAProxy 2.6 writes CD for a reset in the queue; its documentation's word for an abort there is CQ.
    [InlineData(true, "C[DQ]")]
    [InlineData(false, "CQ")]
    public async Task A_client_that_vanishes_from_the_queue_leaves_its_place(bool byReset, string state)
    {
        using var server = TcpServer.Named("s1");
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout queue 20s\noption abortonclose");

        using var first = await relay.ConnectAsync();
        Assert.Equal("s1", await first.ReadLineAsync());
        using var second = await relay.ConnectAsync();
        await QueueHoldsAsync(relay, 1);
        if (byReset)
            second.Reset();
        else
            second.Dispose();

        var line = await relay.EndedAsync();
        Assert.Matches(state, line.TerminationState);
        Assert.Equal("<NOSRV>", line.Server);
        await QueueHoldsAsync(relay, 0);
        using var third = await relay.ConnectAsync();
        await QueueHoldsAsync(relay, 1);
        first.Dispose();
        Assert.Equal("s1", await third.ReadLineAsync());
        Assert.Equal(2, server.Accepted);
    }

    [Fact]
    public async Task A_client_that_waits_too_long_in_a_full_queue_ends_in_the_queue_timeout()
    {
        using var server = TcpServer.Named("s1");
        await using var relay = await FaultyRelay.StartAsync(server.Address, "timeout queue 150ms");

        using var first = await relay.ConnectAsync();
        Assert.Equal("s1", await first.ReadLineAsync());
        using var second = await relay.ConnectAsync();
        Assert.Equal("", (await second.EndAsync()).Text);

        var line = await relay.EndedAsync();
        Assert.Equal(("sQ", "<NOSRV>", -1), (line.TerminationState, line.Server, line.ConnectTime));
        Assert.InRange(line.QueueTime, 140, 5000);
        Assert.Equal("still mine", await first.AskAsync("still mine"));
        first.Dispose();
        await relay.EverySlotIsBackAsync();
        Assert.Equal(1, (await relay.StatAsync("BACKEND")).Number("qmax"));
    }

    private static Task QueueHoldsAsync(FaultyRelay relay, int count)
        => Eventually.HoldsAsync($"{count} in the queue", async () => (await relay.StatAsync("BACKEND")).Number("qcur") == count);
}
