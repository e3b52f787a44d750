using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>What arrives in two pieces is decided as what arrives in one, wherever it is cut, through the running proxies.</summary>
public sealed class CutInputDifferentialTests
{
    public static TheoryData<string> Names { get; } = [.. CutInput.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Decides_the_same_at_every_cut(string name)
    {
        var input = CutInput.All.Single(one => one.Name == name);
        var ours = await RunAsync(input, ProxyOptions.ForActorProxy, isCut: true);
        var theirs = await RunAsync(input, ProxyOptions.ForHAProxy, input.IsCutByHAProxy);
        Assert.StartsWith(input.Server.Length == 0 ? "Closed: " : $"Closed: {input.Server}\n", theirs[0], StringComparison.Ordinal);
        Assert.All(theirs, one => Assert.Equal(theirs[0], one));
        Assert.True(ours.All(one => one == theirs[0]), string.Join('\n', ours.Select((one, cut) => (one, cut)).Where(pair => pair.one != theirs[0]).Select(pair => $"cut at {pair.cut}: {pair.one}, not {theirs[0]}")));
    }

    /// <summary>What a client sees at the end: first of the whole input, then of each cut.</summary>
    private static async Task<string[]> RunAsync(CutInput input, ProxyOptions options, bool isCut)
    {
        using var server = TcpServer.Named("be");
        using var other = TcpServer.Named("other");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            global
                nbthread 1
            defaults
                mode tcp
                timeout connect 20s
                timeout client 60s
                timeout server 60s
            frontend fe
                bind 127.0.0.1:{port} {input.BindOptions}
                {input.Frontend}
                default_backend be
            backend be
                server s1 {server.Address}
            backend other
                server o1 {other.Address}

            """, options);
        int[] cuts = isCut ? [0, .. Enumerable.Range(1, input.Bytes.Length - 1)] : [0];
        var clients = await Task.WhenAll(cuts.Select(_ => TcpClientProbe.ConnectAsync(port)));
        try
        {
            await Task.WhenAll(clients.Zip(cuts, (client, cut) => client.SendAsync(input.Bytes.AsMemory(0, cut))));

            // One loop serves the clients and the runtime API: what was sent before a question is read before the next answer.
            for (var round = 0; round < 3; round++)
                await proxy.Runtime.AskAsync("show info");
            return await Task.WhenAll(clients.Zip(cuts, async (client, cut) =>
            {
                await client.SendAsync(input.Bytes.AsMemory(cut));
                client.HalfClose();
                var (end, text) = await client.EndAsync();

                // A refused client may have sent more than was read, which resets; that depends on the moment.
                return input.Server.Length == 0 && text.Length == 0 ? "Closed: " : $"{end}: {text}";
            }));
        }
        finally
        {
            foreach (var client in clients)
                client.Dispose();
        }
    }
}
