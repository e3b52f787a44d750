namespace ActorProxy.EndToEnd.Tests.Forwarding;

/// <summary>The timeouts of a connection whose one direction has ended, and of one that both sides leave idle (configuration.txt 4.2).</summary>
public class TimeoutTests
{
    [Fact]
    public async Task Client_fin_limits_how_long_a_half_closed_client_is_waited_for()
    {
        using var server = TcpServer.Start(ServerBehaviours.NeverAnswer);
        await using var relay = await Faults.FaultyRelay.StartAsync(server.Address, "timeout client-fin 100ms\ntimeout server-fin 100ms");
        using var client = await relay.ConnectAsync();
        await client.SendLineAsync("last words");

        client.HalfClose();

        Assert.Equal("", (await client.EndAsync()).Text);
        Assert.Matches("^[cs]D$", (await relay.EndedAsync()).TerminationState);
        await relay.EverySlotIsBackAsync();
    }

    [Fact]
    public async Task An_exchange_starts_the_timeout_anew()
    {
        using var server = TcpServer.Echo();
        await using var relay = await Faults.FaultyRelay.StartAsync(server.Address, "timeout client 1500ms\ntimeout server 1500ms");
        using var client = await relay.ConnectAsync();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        // Twice as long as each timeout, never as long without a byte.
        for (var i = 0; i < 60 && await pace.WaitForNextTickAsync(); i++)
            Assert.Equal("tick", await client.AskAsync("tick"));

        client.HalfClose();
        Assert.Equal(ConnectionEnd.Closed, (await client.EndAsync()).End);
        var line = await relay.EndedAsync();
        Assert.Equal("--", line.TerminationState);
        Assert.InRange(line.TotalTime, 2900, 60000);
    }
}
