namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>Who may do what (configuration.txt 5.1 "level", management.txt 9.3).</summary>
public sealed class LevelTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly int _port = FreePort.Next();

    [Fact]
    public async Task Each_socket_has_its_level()
    {
        await using var proxy = await StartAsync();

        Assert.Equal("user\n\n", await AskAsync("user", "show cli level"));
        Assert.Equal("operator\n\n", await AskAsync("operator", "show cli level"));
        Assert.Equal("user\n\n", (await Command.RunAsync("socat", ["-t10", "-", $"TCP:127.0.0.1:{_port}"], "show cli level\n")).StandardOutput);
    }

    [Theory]
    [InlineData("show env")]
    [InlineData("show sess")]
    [InlineData("show errors")]
    [InlineData("show startup-logs")]
    [InlineData("clear counters")]
    [InlineData("operator")]
    [InlineData("set weight in/s1 1")]
    [InlineData("disable server in/s1")]
    [InlineData("shutdown session 0x1")]
    public async Task A_user_may_not_change_or_see_much(string command)
    {
        await using var proxy = await StartAsync();

        Assert.Equal("Permission denied\n\n", await AskAsync("user", command));
    }

    [Theory]
    [InlineData("clear counters all")]
    [InlineData("set weight in/s1 1")]
    [InlineData("set server in/s1 state maint")]
    [InlineData("set maxconn global 5")]
    [InlineData("disable frontend in")]
    [InlineData("shutdown sessions server in/s1")]
    public async Task An_operator_may_not_administer(string command)
    {
        await using var proxy = await StartAsync();

        Assert.Equal("Permission denied\n\n", await AskAsync("operator", command));
        Assert.Equal("1 (initial 1)\n\n", await AskAsync("user", "get weight in/s1"));
    }

    [Fact]
    public async Task A_session_can_give_rights_up_and_not_take_them_back()
    {
        await using var proxy = await StartAsync();

        Assert.Equal("\noperator\n\nPermission denied\n\n\nPermission denied\n\nuser\n\n",
            await proxy.Runtime.AskAsync("operator; show cli level; set weight in/s1 1; user; operator; show cli level"));
    }

    [Fact]
    public async Task A_user_sees_no_addresses()
    {
        await using var proxy = await StartAsync();

        Assert.DoesNotContain("127.0.0.1:1,", await AskAsync("user", "show stat"), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1,", await AskAsync("operator", "show stat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_can_mark_its_answers_with_their_severity()
    {
        await using var proxy = await StartAsync();

        Assert.Equal("[3]: No such server.\n\n", await AskAsync("number", "get weight in/nothing"));
        Assert.Equal("\n[err]: No such server.\n\n", await AskAsync("number", "set severity-output string; get weight in/nothing"));
    }

    [Fact]
    public async Task A_sockets_file_has_its_mode()
    {
        await using var proxy = await StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(_directory.File("user.sock")));
    }

    [Fact]
    public async Task The_sockets_are_listed_with_their_levels()
    {
        await using var proxy = await StartAsync();

        var lines = (await AskAsync("user", "show cli sockets")).Split('\n');

        Assert.Equal("# socket lvl processes", lines[0]);
        Assert.Contains($"unix@{_directory.File("operator.sock")} operator all", lines);
        Assert.Contains($"ipv4@127.0.0.1:{_port} user all", lines);
    }

    public void Dispose() => _directory.Dispose();

    private Task<string> AskAsync(string socket, string command) => new RuntimeApiClient(_directory.File(socket + ".sock")).AskAsync(command);

    private Task<ProxyProcess> StartAsync() => ProxyProcess.StartAsync($"""
        global
            stats socket {_directory.File("user.sock")} level user mode 640
            stats socket {_directory.File("operator.sock")} level operator
            stats socket {_directory.File("number.sock")} level user severity-output number
            stats socket 127.0.0.1:{_port} level user
        listen in
            mode tcp
            timeout client 1m
            timeout server 1m
            timeout connect 5s
            bind 127.0.0.1:{FreePort.Next()}
            server s1 127.0.0.1:1

        """);
}
