using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary>What starts HAProxy expects of a start: process id, pid file, notification, exit code (management.txt 3).</summary>
public class StartTests
{
    [Fact]
    public async Task The_pid_file_names_the_process_that_was_started_in_master_worker_mode()
    {
        using var server = TcpServer.Named("s1");
        var directory = new TestDirectory();
        var options = new ProxyOptions { Mode = ["-W", "-db"], ExtraArguments = ["-p", directory.File("pid")] };

        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(FreePort.Next(), server), options, directory);

        await Eventually.HoldsAsync("the pid file names the started process",
            () => File.Exists(directory.File("pid")) && File.ReadAllText(directory.File("pid")).Trim() == proxy.Pid.ToString(CultureInfo.InvariantCulture),
            Deadlines.Of(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Tells_the_service_manager_that_it_is_ready_and_who_it_is()
    {
        using var server = TcpServer.Named("s1");
        var directory = new TestDirectory();
        using var manager = new NotifyReceiver(directory);
        var options = new ProxyOptions { Mode = ["-Ws"], Environment = new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = manager.Path } };
        var port = FreePort.Next();

        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server), options, directory);

        var ready = await manager.NextAsync("READY");
        Assert.Equal(("1", proxy.Pid.ToString(CultureInfo.InvariantCulture)), (ready["READY"], ready["MAINPID"]));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
    }

    [Fact]
    public async Task Says_nothing_on_its_standard_streams_while_it_serves()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        Assert.Equal("", proxy.Output.Text);
    }

    [Theory]
    [InlineData("server s1 127.0.0.1:1", 0)]
    [InlineData("server s1 127.0.0.1:1 chekc", 1)]
    public async Task Checks_a_configuration_and_tells_by_its_exit_code(string line, int expected)
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Relay.Configuration(FreePort.Next(), line));

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "-f", path]);

        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(expected != 0, run.Output.Contains("'chekc'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_to_start_on_an_address_that_another_program_listens_on()
    {
        using var other = TcpServer.Named("other");
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Relay.Configuration(other.Port, "server s1 127.0.0.1:1"));

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-db", "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"127.0.0.1:{other.Port}", run.Output, StringComparison.Ordinal);
    }
}
