namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>The master's socket, <c>-S</c> (management.txt 9.4).</summary>
public sealed class MasterSocketTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TcpServer _server = TcpServer.Named("s1");
    private readonly int _port = FreePort.Next();

    private RuntimeApiClient Master => new(_directory.File("master.sock"));

    [Fact]
    public async Task Shows_the_master_and_its_worker()
    {
        await using var proxy = await StartAsync();

        var lines = (await Master.AskAsync("show proc")).Split('\n');

        Assert.Matches(@"^#<PID> +<type> +<reloads> +<uptime> +<version> *$", lines[0]);
        Assert.Matches($@"^{proxy.Pid} +master +0 \[failed: 0\] +0d00h00m[0-9]{{2}}s +[^ ]+ *$", lines[1]);
        Assert.Equal("# workers", lines[2]);
        Assert.Matches(@"^[0-9]+ +worker +0 +0d00h00m[0-9]{2}s +[^ ]+ *$", lines[3]);
        Assert.Equal(["# programs", "", ""], lines[4..]);
    }

    [Fact]
    public async Task Passes_commands_on_to_the_worker()
    {
        await using var proxy = await StartAsync();
        var worker = (await Master.AskAsync("show proc")).Split('\n')[3].Split(' ')[0];

        Assert.Equal("1 (initial 1)\n\n", await Master.AskAsync("@1 get weight app/s1"));
        Assert.Equal("1 (initial 1)\n\nadmin\n\n", await Master.AskAsync("@1; get weight app/s1; show cli level"));
        Assert.Contains($"\nPid: {worker}\n", await Master.AskAsync($"@!{worker} show info"), StringComparison.Ordinal);
        Assert.StartsWith("Can't find the target PID matching the prefix '@7'\n", await Master.AskAsync("@7 show info"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_no_commands_of_the_worker_itself()
    {
        await using var proxy = await StartAsync();

        Assert.StartsWith("Unknown command", await Master.AskAsync("show stat"), StringComparison.Ordinal);
        Assert.DoesNotContain("show stat", await Master.AskAsync("help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompts_with_the_process_that_it_is_at()
    {
        await using var proxy = await StartAsync();
        var worker = (await Master.AskAsync("show proc")).Split('\n')[3].Split(' ')[0];
        using var session = await ApiSession.OpenAsync(Master.SocketPath);

        await session.SendAsync("prompt\n");
        Assert.Equal("master> ", await session.ReadToAsync("> "));
        await session.SendAsync("@1\n");
        Assert.Equal($"{worker}> ", await session.ReadToAsync("> "));
        await session.SendAsync("get weight app/s1\n");
        Assert.Equal($"1 (initial 1)\n\n{worker}> ", await session.ReadToAsync("> "));
        await session.SendAsync("@\n");
        Assert.Equal("master> ", await session.ReadToAsync("> "));
        await session.SendAsync("quit\n");
        Assert.Equal(ProxyExecutable.IsStandIn ? "master> " : "", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Reloads_and_says_how_it_went()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy 2.6 says nothing");
        await using var proxy = await StartAsync();

        Assert.StartsWith("Success=1\n--\n", await Master.AskAsync("reload"), StringComparison.Ordinal);
        Assert.Matches($@"\n{proxy.Pid} +master +1 \[failed: 0\] ", "\n" + await Master.AskAsync("show proc"));

        proxy.ReplaceConfiguration("nonsense\n");
        Assert.StartsWith("Success=0\n--\n", await Master.AskAsync("reload"), StringComparison.Ordinal);
        Assert.Matches($@"\n{proxy.Pid} +master +2 \[failed: 1\] ", "\n" + await Master.AskAsync("show proc"));
        using var session = await ApiSession.OpenAsync(Master.SocketPath);
        await session.SendAsync("prompt\n");
        Assert.Equal("master[ReloadFailed]> ", await session.ReadToAsync("> "));
    }

    [Fact]
    public async Task Refuses_a_reload_to_users()
    {
        await using var proxy = await StartAsync();

        Assert.Equal("Permission denied\n\n", await Master.AskAsync("user; reload"));
    }

    public void Dispose()
    {
        _server.Dispose();
        _directory.Dispose();
    }

    private async Task<ProxyProcess> StartAsync()
    {
        var proxy = await ProxyProcess.StartAsync(Relay.Configuration(_port, _server), new ProxyOptions { Mode = ["-W", "-db"], ExtraArguments = ["-S", Master.SocketPath] });

        // haproxy's worker serves before its master does.
        await Eventually.HoldsAsync("the master answers", async () => await Master.TryAskAsync("show proc") is not null);
        return proxy;
    }
}
