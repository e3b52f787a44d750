namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>Health checks that get no answer: the server is found down and nothing else suffers.</summary>
public class CheckFaultTests
{
    [Fact]
    public async Task A_check_that_waits_for_words_in_vain_takes_the_server_down_by_layer_7_timeout()
    {
        using var silent = TcpServer.Start(ServerBehaviours.NeverAnswer);
        var row = await FoundDownAsync(silent.Address, "option tcp-check\n    tcp-check expect string hello");

        Assert.Equal("L7TOUT", row["check_status"].TrimStart('*', ' '));
    }

    [Fact]
    public async Task A_check_that_is_never_accepted_takes_the_server_down_by_layer_4_timeout()
    {
        using var full = UnacceptingServer.Start();
        var row = await FoundDownAsync(full.Address, "");

        Assert.Equal("L4TOUT", row["check_status"].TrimStart('*', ' '));
    }

    private static async Task<StatRow> FoundDownAsync(string broken, string check)
    {
        using var good = TcpServer.Named("good");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync($"""
            global
                log {log.Address} local0
            defaults
                mode tcp
                log global
                timeout connect 100ms
                timeout check 100ms
                timeout client 20s
                timeout server 20s
            frontend in
                bind 127.0.0.1:{port}
                default_backend app
            backend app
                {check}
                server broken {broken} check inter 100ms fall 2
                server good {good.Address}

            """);

        await log.MessageAsync("Server app/broken is DOWN, reason: Layer[47] timeout");
        for (var i = 0; i < 3; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("good", await client.ReadLineAsync());
        }

        var row = (await proxy.Runtime.StatAsync())["app", "broken"];
        Assert.Equal(("DOWN", 1L), (row.Status, row.Number("chkdown")));
        return row;
    }
}
