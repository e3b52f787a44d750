namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>The runtime API and reloads: the command, and what becomes of the sockets and sessions.</summary>
public sealed class ReloadTests : IDisposable
{
    private const string NeedsOneProcess = "haproxy has no command 'reload' on its stats sockets";

    private readonly TestDirectory _directory = new();

    [Fact]
    public async Task Generations_are_shown_as_long_as_they_have_connections()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var old = await TcpClientProbe.ConnectAsync(port);
        await old.ReadLineAsync();

        await ReloadAsync(proxy, Relay.Configuration(port, $"server s1 {server.Address} weight 3"));

        Assert.Matches("^# generation age_s current connections\n1 [0-9]+ 0 1\n2 [0-9]+ 1 0\n\n$", await proxy.Runtime.AskAsync("show generations"));
        old.Dispose();
        await Eventually.HoldsAsync("the first generation has ended", async () =>
            !(await proxy.Runtime.AskAsync("show generations")).Contains("\n1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_configuration_is_refused_with_its_reasons()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));

        proxy.ReplaceConfiguration(Relay.Configuration(port, "no such thing"));
        var answer = await proxy.Runtime.AskAsync("reload");

        Assert.StartsWith("Success=0\n--\n", answer, StringComparison.Ordinal);
        Assert.Contains("haproxy.cfg:", answer, StringComparison.Ordinal);
        Assert.EndsWith("Loading failure!\n\n", answer, StringComparison.Ordinal);
        Assert.Equal(["# name", "app", "", ""], (await proxy.Runtime.AskAsync("show backend")).Split('\n'));
    }

    [Fact]
    public async Task A_socket_that_can_not_be_opened_refuses_the_whole_configuration()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));

        proxy.ReplaceConfiguration("global\n    stats socket /no/such/directory/x.sock\n" + Relay.Configuration(port, $"server other {server.Address}"));
        var answer = await proxy.Runtime.AskAsync("reload");

        Assert.StartsWith("Success=0\n", answer, StringComparison.Ordinal);
        Assert.Contains("/no/such/directory/x.sock", answer, StringComparison.Ordinal);
        Assert.Equal("s1", (await proxy.Runtime.StatAsync()).Rows.Single(static row => row.Proxy == "app" && row.Service != "BACKEND").Service);
    }

    [Fact]
    public async Task Sockets_come_change_and_go_with_the_configuration()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        string[] sockets = [_directory.File("a.sock"), _directory.File("b.sock")];
        string Configuration(params string[] lines) => string.Join("", lines.Select(static line => $"global\n    stats socket {line}\n")) + Relay.Configuration(port, server);
        await using var proxy = await ProxyProcess.StartAsync(Configuration($"{sockets[0]} level user"));
        Assert.Equal("user\n\n", await AskAsync(sockets[0]));

        await ReloadAsync(proxy, Configuration($"{sockets[0]} level operator", $"{sockets[1]} level user"));
        Assert.Equal("operator\n\n", await AskAsync(sockets[0]));
        Assert.Equal("user\n\n", await AskAsync(sockets[1]));

        await ReloadAsync(proxy, Configuration($"{sockets[1]} level user"));
        Assert.False(File.Exists(sockets[0]));
        Assert.Equal("user\n\n", await AskAsync(sockets[1]));
    }

    [Fact]
    public async Task A_session_outlives_a_reload()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);
        await session.SendAsync("prompt\n");
        await session.ReadToAsync("> ");

        await ReloadAsync(proxy, Relay.Configuration(port, $"server s1 {server.Address}", $"server s2 {server.Address}"));

        await session.SendAsync("get weight app/s2\n");
        Assert.Equal("1 (initial 1)\n\n> ", await session.ReadToAsync("> "));
    }

    [Fact]
    public async Task A_stopping_process_takes_no_new_session()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        await client.ReadLineAsync();

        proxy.Send(Signal.User1);

        await Eventually.HoldsAsync("nobody answers", async () => await proxy.Runtime.TryAskAsync("show info") is null);
        Assert.Equal("still there", await client.AskAsync("still there"));
    }

    public void Dispose() => _directory.Dispose();

    private static Task<string> AskAsync(string socket) => new RuntimeApiClient(socket).AskAsync("show cli level");

    private static async Task ReloadAsync(ProxyProcess proxy, string configuration)
    {
        proxy.ReplaceConfiguration(configuration);
        Assert.StartsWith("Success=1\n", await proxy.Runtime.AskAsync("reload"), StringComparison.Ordinal);
    }
}
