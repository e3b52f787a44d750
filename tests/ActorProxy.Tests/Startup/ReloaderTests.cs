using ActorProxy.CommandLine;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using Xunit;

namespace ActorProxy.Tests.Startup;

public sealed class ReloaderTests : IDisposable
{
    private const string Good = """
        listen l
            mode tcp
            bind 127.0.0.1:1
            timeout client 1s
            timeout connect 1s
            timeout server 1s
            server s 127.0.0.1:1

        """;

    private readonly TestDirectory _directory = new();
    private readonly NodeDouble _node = new();
    private readonly NotifyReceiver _received;
    private readonly SystemdNotifier _manager;
    private readonly Reloader _reloader;

    public ReloaderTests()
    {
        _received = new NotifyReceiver(_directory);
        _manager = new SystemdNotifier(_received.Path);
        var options = new CommandLineOptions { ConfigurationPaths = [_directory.File("haproxy.cfg")] };
        _reloader = new Reloader(new ConfigurationSource(options), _node, new Resources(null), _manager, work =>
        {
            work();
            return Task.CompletedTask;
        });
    }

    public void Dispose()
    {
        _reloader.Dispose();
        _manager.Dispose();
        _received.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_good_configuration_is_applied_with_its_limit()
    {
        _directory.Write("haproxy.cfg", "global\n    maxconn 77\n" + Good);
        Assert.Equal(new ReloadReport(true, ""), await _reloader.ReloadAsync());
        Assert.Equal(77, _node.AppliedMaxConn);
    }

    [Fact]
    public async Task The_files_are_read_anew_each_time()
    {
        _directory.Write("haproxy.cfg", "global\n    maxconn 77\n" + Good);
        await _reloader.ReloadAsync();
        _directory.Write("haproxy.cfg", "global\n    maxconn 78\n" + Good);
        await _reloader.ReloadAsync();
        Assert.Equal(78, _node.AppliedMaxConn);
    }

    [Fact]
    public async Task A_bad_configuration_does_not_reach_the_node_and_says_why()
    {
        _directory.Write("haproxy.cfg", Good + "    bnid :1\n");
        var report = await _reloader.ReloadAsync();
        Assert.False(report.IsAccepted);
        Assert.Contains("'bnid'", report.Text, StringComparison.Ordinal);
        Assert.Empty(_node.Calls);
    }

    [Fact]
    public async Task A_configuration_that_vanished_is_a_bad_one()
    {
        var report = await _reloader.ReloadAsync();
        Assert.False(report.IsAccepted);
        Assert.Contains(_directory.File("haproxy.cfg"), report.Text, StringComparison.Ordinal);
        Assert.Empty(_node.Calls);
    }

    [Fact]
    public async Task What_the_node_refuses_is_part_of_the_report()
    {
        _directory.Write("haproxy.cfg", Good);
        _node.ApplyErrors = ["the address is taken", "the name does not resolve"];
        Assert.Equal(new ReloadReport(false, "the address is taken\nthe name does not resolve\n"), await _reloader.ReloadAsync());
    }

    [Fact]
    public async Task More_connections_than_the_limits_allow_are_refused()
    {
        _directory.Write("haproxy.cfg", "global\n    maxconn 1000000000\n" + Good);
        Assert.False((await _reloader.ReloadAsync()).IsAccepted);
        Assert.Empty(_node.Calls);
    }

    [Fact]
    public async Task The_service_manager_is_told_of_the_begin_and_the_outcome()
    {
        _directory.Write("haproxy.cfg", Good + "    bnid :1\n");
        await _reloader.ReloadAsync();
        Assert.Equal("1", (await _received.NextAsync("RELOADING"))["RELOADING"]);
        Assert.Contains("failed", (await _received.NextAsync("READY"))["STATUS"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_reload_waits_for_the_one_before_it()
    {
        _directory.Write("haproxy.cfg", Good);
        var first = new TaskCompletionSource();
        _node.During = _ => first.Task;
        var one = _reloader.ReloadAsync();
        var two = _reloader.ReloadAsync();
        Assert.Equal(["apply"], _node.Calls);
        first.SetResult();
        await Task.WhenAll(one, two).WaitAsync(Deadlines.Step, TestContext.Current.CancellationToken);
        Assert.Equal(["apply", "apply"], _node.Calls);
    }
}
