using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>Whatever a client sends costs its own session at most.</summary>
public class RandomInputTests
{
    private static readonly string[] Pieces =
    [
        "show", "set", "get", "stat", "info", "sess", "server", "servers", "state", "conn", "weight", "maxconn", "frontend", "global", "backend", "all",
        "app/s1", "app/", "/", "#2", "#", "in", "0x1", "0xffffffffffffffff", "-1", "50%", "99999999999999999999", "addr", "port", "health", "check-port",
        "disable", "enable", "shutdown", "session", "sessions", "clear", "counters", "prompt", "timed", "operator", "help", "show stat", "show info json",
        "set server app/s1 addr 127.0.0.1 port", "set weight app/s1", "<<", "<<x", ";", ";", "\n", "\n", "\\", "\"", "\t", "\r", "@1", "", "ä", "\0", "x",
    ];

    [Fact]
    public async Task Random_commands_leave_the_process_in_order()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        var seed = Environment.TickCount;
        var random = new Random(seed);

        for (var round = 0; round < 400; round++)
        {
            var input = string.Join(random.Next(5) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            await SendAsync(proxy.Runtime.SocketPath, Encoding.UTF8.GetBytes(input + "\n"), seed, input);
        }

        await proxy.Runtime.AskAsync("enable frontend in; enable server app/s1; set server app/s1 state ready; set maxconn frontend in 100; set maxconn server app/s1 0; set maxconn global 0; set weight app/s1 100%");
        Assert.True(!proxy.Output.Text.Contains("failed and was answered", StringComparison.Ordinal), $"seed {seed}: {proxy.Output.Text}");
        Assert.StartsWith("Name: ", await proxy.Runtime.AskAsync("show info"), StringComparison.Ordinal);
    }

    private static async Task SendAsync(string path, byte[] input, int seed, string text)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path)).WaitAsync(Deadlines.Step);
        try
        {
            await socket.SendAsync(input).WaitAsync(Deadlines.Step);
            socket.Shutdown(SocketShutdown.Send);
            var buffer = new byte[65536];
            while (await socket.ReceiveAsync(buffer).WaitAsync(Deadlines.Step) > 0)
            {
            }
        }
        catch (TimeoutException)
        {
            Assert.Fail($"seed {seed}: no end of the answer to {text}");
        }
    }
}
