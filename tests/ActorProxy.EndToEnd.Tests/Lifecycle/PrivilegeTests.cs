namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary><c>chroot</c>, <c>user</c> and <c>group</c>: what is given up once the listeners are bound.</summary>
public sealed class PrivilegeTests
{
    private const string RootNeeded = "Only root may change its root folder and its user.";

    [Fact]
    public async Task Serves_as_the_configured_user_from_within_its_jail()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootNeeded);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        var directory = new TestDirectory();
        await using var proxy = await ProxyProcess.StartAsync(Jailed(directory, Relay.Configuration(port, server)), directory: directory);

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        var status = File.ReadAllLines($"/proc/{proxy.Pid}/status");
        Assert.Equal("Uid:\t65534\t65534\t65534\t65534", Array.Find(status, l => l.StartsWith("Uid:", StringComparison.Ordinal)));
        Assert.Equal("Gid:\t65534\t65534\t65534\t65534", Array.Find(status, l => l.StartsWith("Gid:", StringComparison.Ordinal)));
        Assert.Equal("Groups:", Array.Find(status, l => l.StartsWith("Groups:", StringComparison.Ordinal))!.Trim());
        Assert.Equal(directory.File("jail"), File.ResolveLinkTarget($"/proc/{proxy.Pid}/root", false)!.FullName);
        foreach (var thread in Directory.GetDirectories($"/proc/{proxy.Pid}/task"))
            Assert.Contains("Uid:\t65534\t65534\t65534\t65534", File.ReadAllLines($"{thread}/status"));
    }

    [Fact]
    public async Task Reloads_from_within_its_jail()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootNeeded);
        using var one = TcpServer.Named("s1");
        using var two = TcpServer.Named("s2");
        var port = FreePort.Next();
        var directory = new TestDirectory();
        await using var proxy = await ProxyProcess.StartAsync(Jailed(directory, Relay.Configuration(port, one)), directory: directory);
        using var old = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await old.ReadLineAsync());

        proxy.ReplaceConfiguration(Jailed(directory, Relay.Configuration(port, two)));
        Readable(directory);
        proxy.Send(Signal.User2);

        await Eventually.HoldsAsync("new connections reach the new server", async () =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            return await client.ReadLineAsync() == "s2";
        }, found: () => proxy.Output.Text);
        Assert.Equal("still here", await old.AskAsync("still here"));
    }

    [Fact]
    public async Task Finds_names_and_unix_sockets_outside_of_its_jail_at_a_reload()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootNeeded);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        var directory = new TestDirectory();
        await using var proxy = await ProxyProcess.StartAsync(Jailed(directory, Relay.Configuration(port, server)), directory: directory);
        var outside = Directory.CreateDirectory(directory.File("outside"));
        File.SetUnixFileMode(outside.FullName, (UnixFileMode)0b111_111_111);
        var path = Path.Combine(outside.FullName, "front");

        // In the jail there is no /etc/hosts, and no folder of that name.
        proxy.ReplaceConfiguration(Jailed(directory, Relay.Configuration(port, $"server s2 localhost:{server.Port}") + $"listen unix\n    bind unix@{path} mode 666\n    server s1 {server.Address}\n"));
        Readable(directory);
        proxy.Send(Signal.User2);

        await Eventually.HoldsAsync("the socket is there", () => File.Exists(path), found: () => proxy.Output.Text);
        await Eventually.HoldsAsync("the name is resolved", async () =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            return await client.ReadLineAsync() == "s1" && (await proxy.Runtime.StatAsync()).Rows.Any(static row => row.Service == "s2" && row.Number("stot") > 0);
        }, found: () => proxy.Output.Text);
    }

    [Theory]
    [InlineData("user no-such-user", "no-such-user")]
    [InlineData("group no-such-group", "no-such-group")]
    [InlineData("chroot /no/such/folder", "/no/such/folder")]
    public async Task What_can_not_be_given_up_is_named_and_nothing_starts(string line, string named)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootNeeded);
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", $"global\n    {line}\n{Relay.Configuration(FreePort.Next(), "server s1 127.0.0.1:1")}");

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-db", "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(named, run.StandardError, StringComparison.Ordinal);
    }

    private static string Jailed(TestDirectory directory, string configuration)
    {
        Directory.CreateDirectory(directory.File("jail"));
        Readable(directory);
        return $"global\n    chroot {directory.File("jail")}\n    user nobody\n    group nogroup\n{configuration}";
    }

    /// <summary>The folder is its maker's alone otherwise, and a reload reads as the user that the proxy has become.</summary>
    private static void Readable(TestDirectory directory)
    {
        File.SetUnixFileMode(directory.Path, (UnixFileMode)0b111_101_101);
        foreach (var file in Directory.GetFiles(directory.Path, "*.cfg")) File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
    }
}
