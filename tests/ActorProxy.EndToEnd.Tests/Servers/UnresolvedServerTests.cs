using ActorProxy.EndToEnd.Tests.Reload;

namespace ActorProxy.EndToEnd.Tests.Servers;

/// <summary>A server that starts without an address serves once an operator has given it one.</summary>
public sealed class UnresolvedServerTests
{
    // haproxy 2.6 says that the address's family can't be changed, and takes the server for one that has an address all the same.
    private const string NeedsFamilyChange = "haproxy 2.6 gives a server without an address none at run time";

    [Fact]
    public async Task It_is_checked_and_used_at_the_address_that_it_is_given()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsFamilyChange);
        using var server = TcpServer.Named("found");
        var port = FreePort.Next();
        var configuration = Relay.Configuration(port, $"server s1 no-such.invalid:{server.Port} check inter 50ms");
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, configuration, new ProxyOptions { ExtraArguments = ["-dr"] });
        Assert.Equal("MAINT (resolution)", (await proxy.Current.Runtime.StatAsync())["app", "s1"].Status);
        using (var refused = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("", (await refused.EndAsync()).Text);

        Assert.StartsWith("IP changed from '' to '127.0.0.1'", await proxy.Current.Runtime.AskAsync("set server app/s1 addr 127.0.0.1"), StringComparison.Ordinal);

        await Eventually.HoldsAsync("it is checked there", async () => (await proxy.Current.Runtime.StatAsync())["app", "s1"] is { Status: "UP" } row && row["check_status"] == "L4OK");
        using (var client = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("found", await client.ReadLineAsync());

        await proxy.ReloadAsync(configuration + "    server new 127.0.0.1:1 disabled\n", ("app", "new"));
        using (var client = await TcpClientProbe.ConnectAsync(port))
            Assert.Equal("found", await client.ReadLineAsync());
    }
}
