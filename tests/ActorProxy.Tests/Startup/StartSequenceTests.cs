using System.Diagnostics;
using ActorProxy.CommandLine;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Startup;

public sealed class StartSequenceTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly NodeDouble _node = new();
    private readonly SystemdNotifier _manager = new(null);
    private readonly List<Process> _started = [];

    private string PidPath => _directory.File("pid");

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
        }
        _manager.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_pid_file_is_written_once_the_node_listens()
    {
        _node.During = _ =>
        {
            Assert.False(File.Exists(PidPath));
            return Task.CompletedTask;
        };
        await RunAsync(o => o with { PidFile = PidPath });
        Assert.Equal($"{Environment.ProcessId}\n", File.ReadAllText(PidPath));
    }

    [Fact]
    public async Task A_node_that_can_not_listen_fails_the_start_with_its_own_words()
    {
        _node.StartErrors.Enqueue("the address is taken");
        var failure = await Assert.ThrowsAsync<StartFailedException>(() => RunAsync(o => o with { PidFile = PidPath }));
        Assert.Equal("the address is taken", failure.Message);
        Assert.False(File.Exists(PidPath));
    }

    [Fact]
    public async Task The_node_learns_what_the_limits_allow()
    {
        await RunAsync(o => o);
        Assert.True(_node.Options!.MaxConn >= ConnectionBudget.LeastComputed);
        Assert.InRange(_node.Options.MaxSockets, 2 * _node.Options.MaxConn, _node.Options.DescriptorLimit);
    }

    [Fact]
    public async Task A_limit_of_the_command_line_reaches_the_node()
    {
        await RunAsync(o => o with { MaxConn = 123 });
        Assert.Equal(123, _node.Options!.MaxConn);
    }

    [Fact]
    public async Task More_connections_than_descriptors_fail_the_start_before_anything_is_bound()
    {
        var failure = await Assert.ThrowsAsync<StartFailedException>(() => RunAsync(o => o with { MaxConn = 1_000_000_000 }));
        Assert.StartsWith("1000000000 connections need ", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_node.Calls);
    }

    [Fact]
    public async Task Without_strict_limits_they_do_not()
    {
        await RunAsync(o => o with { MaxConn = 1_000_000_000 }, "global\n    no strict-limits\n");
        Assert.Equal(["start"], _node.Calls);
    }

    [Fact]
    public async Task The_masters_socket_is_for_the_master_only()
    {
        await RunAsync(o => o with { MasterSocket = "/tmp/m.sock,mode,600" });
        Assert.Null(_node.Options!.MasterSocket);
        await RunAsync(o => o with { MasterSocket = "/tmp/m.sock,mode,600", IsMasterWorker = true });
        Assert.Equal("/tmp/m.sock", _node.Options.MasterSocket!.Addresses[0].Host);
    }

    [Fact]
    public async Task A_masters_socket_that_can_not_be_read_fails_the_start()
    {
        var failure = await Assert.ThrowsAsync<StartFailedException>(() => RunAsync(o => o with { MasterSocket = "/tmp/m.sock,nonsense", IsMasterWorker = true }));
        Assert.Contains("'nonsense'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_processes_are_told_to_finish_once_the_node_listens()
    {
        var old = StartOldProcess();
        _node.During = _ =>
        {
            Assert.False(old.HasExited);
            return Task.CompletedTask;
        };
        await RunAsync(o => o with { FinishedPids = [old.Id] });
        await Eventually.HoldsAsync("the old process ends by SIGUSR1", () => old.HasExited);
        Assert.Equal(128 + (int)ProcessSignal.User1, old.ExitCode);
    }

    [Fact]
    public async Task An_address_that_an_old_process_leaves_in_time_is_tried_until_it_is_free()
    {
        var old = StartOldProcess();
        _node.StartErrors.Enqueue("taken");
        _node.StartErrors.Enqueue("still taken");
        await RunAsync(o => o with { TerminatedPids = [old.Id] });
        Assert.Equal(["start", "start", "start"], _node.Calls);
    }

    [Fact]
    public async Task Old_processes_that_are_gone_already_are_no_obstacle()
    {
        var old = StartOldProcess();
        old.Kill();
        await old.WaitForExitAsync(TestContext.Current.CancellationToken);
        await RunAsync(o => o with { FinishedPids = [old.Id] });
        Assert.Equal(["start"], _node.Calls);
    }

    private Process StartOldProcess()
    {
        var process = Process.Start("sleep", "60");
        _started.Add(process);
        return process;
    }

    /// <summary>On a thread of its own, since a start blocks the main thread.</summary>
    private Task RunAsync(Func<CommandLineOptions, CommandLineOptions> with, string global = "")
        => Task.Factory.StartNew(() => Run(with, global), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(Func<CommandLineOptions, CommandLineOptions> with, string global)
    {
        var path = _directory.Write("haproxy.cfg", global + """
            listen l
                mode tcp
                bind 127.0.0.1:1
                timeout client 1s
                timeout connect 1s
                timeout server 1s
                server s 127.0.0.1:1

            """);
        var options = with(new CommandLineOptions { ConfigurationPaths = [path], IsQuiet = true });
        var source = new ConfigurationSource(options);
        using var start = new StartSequence(options, _node, source, _manager, new OperatorMessages(isQuiet: true), options.IsMasterWorker);
        start.Run(source.Load(), readiness: null);
    }
}
