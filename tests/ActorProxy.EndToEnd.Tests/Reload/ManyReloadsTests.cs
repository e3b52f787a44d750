using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>Many reloads in a row under load cost nothing: no connection, no descriptor, no memory.</summary>
[Collection(nameof(HeavyLoad))]
public class ManyReloadsTests(ITestOutputHelper output)
{
    private const int LongLived = 1_000;
    private const int NewPerSecond = 600;

    // The first reloads fill what is filled once (code, pools, buffers); what the others add is a leak.
    private const int WarmUp = 40;

    [Fact]
    public async Task No_connection_descriptor_or_memory_is_lost_in_200_reloads_under_load()
    {
        // Each of haproxy's reloads is a process; a few say enough about this test.
        var reloads = ProxyExecutable.IsStandIn ? 8 : 200;
        var warmUp = ProxyExecutable.IsStandIn ? 4 : WarmUp;
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Configuration(port, server, 0));
        var pid = proxy.First.Pid;
        using var longLived = await LongLivedConnections.OpenAsync(port, LongLived);
        longLived.KeepExchanging();

        await ReloadUnderLoadAsync(proxy, port, server, 1, warmUp);
        await NewConnectionsEndedAsync(server);
        var (descriptors, memory) = (ProcessFigures.OpenDescriptors(pid), ProcessFigures.PssKilobytes(pid));
        var allowed = memory + Math.Max(4_096, memory / 10);

        await ReloadUnderLoadAsync(proxy, port, server, warmUp + 1, reloads - warmUp);
        await NewConnectionsEndedAsync(server);
        await Eventually.HoldsAsync($"no more than {descriptors} descriptors are open", () => ProcessFigures.OpenDescriptors(pid) <= descriptors,
            found: () => $"{ProcessFigures.OpenDescriptors(pid)}");
        await MemoryIsAsync(pid, allowed);
        output.WriteLine($"with {LongLived} connections: {memory} kB and {descriptors} descriptors after {warmUp} reloads, "
            + $"{ProcessFigures.PssKilobytes(pid)} kB and {ProcessFigures.OpenDescriptors(pid)} descriptors after {reloads}");
        var exchanged = await longLived.StopExchangingAsync();
        output.WriteLine($"long-lived: {exchanged}");
        Assert.True(exchanged.IsWhole, $"long-lived connections: {exchanged}");
        Assert.Equal(LongLived, await longLived.ExchangeAsync());

        longLived.Dispose();
        await Eventually.HoldsAsync("all connections are gone", () => server.Open == 0);
        await MemoryIsAsync(pid, allowed);
        output.WriteLine($"with none: {ProcessFigures.PssKilobytes(pid)} kB and {ProcessFigures.OpenDescriptors(pid)} descriptors");
    }

    private static Task MemoryIsAsync(int pid, long allowed) => Eventually.HoldsAsync($"the process has {allowed} kB at most",
        () => ProcessFigures.PssKilobytes(pid) <= allowed, found: () => $"{ProcessFigures.PssKilobytes(pid)} kB");

    private async Task ReloadUnderLoadAsync(ReloadingProxy proxy, int port, TcpServer server, int first, int count)
    {
        var load = ConnectionLoad.Start(port, NewPerSecond);
        for (var number = first; number < first + count; number++)
            await proxy.ReloadAsync(Configuration(port, server, number), ("app", $"g{number.ToString(CultureInfo.InvariantCulture)}"));
        // Less than a second of load would say little about its rate.
        await Eventually.HoldsAsync("a second of load is served", () => load.SoFar.Served >= NewPerSecond);
        var result = await load.StopAsync();
        output.WriteLine($"{count} reloads: {result}");
        Assert.True(result.IsWhole, $"new connections: {result}");
        Assert.True(result.PerSecond >= 500, $"too few new connections to count as a load: {result}");
    }

    private static Task NewConnectionsEndedAsync(TcpServer server)
        => Eventually.HoldsAsync("only the long-lived connections are left", () => server.Open == LongLived, found: () => $"{server.Open}");

    // Every configuration names another server, so that the statistics show which one is in use.
    private static string Configuration(int port, TcpServer server, int number) => $"""
        global
            nbthread 2
        defaults
            mode tcp
            timeout connect 5s
            timeout client 5m
            timeout server 5m
        frontend in
            bind 127.0.0.1:{port}
            default_backend app
        backend app
            balance leastconn
            server always {server.Address}
            server g{number} {server.Address}

        """;
}
