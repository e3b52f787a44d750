using ActorProxy.Actors;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Checks.External;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Checks.External;

public sealed class ExternalCheckRunTests : IAsyncLifetime
{
    private static readonly CheckTimeouts Patient = new((long)Deadlines.Step.TotalMilliseconds);
    private static readonly CheckTimeouts Brief = new(InterMs: 200);

    private readonly ActorSystem _system = new(new ActorSystemSettings { Loops = 1 });
    private readonly TestDirectory _directory = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("exit 0", CheckStatus.ProcessPassed, 0)]
    [InlineData("exit 7", CheckStatus.ProcessError, 7)]
    [InlineData("nothing_of_that_name", CheckStatus.ProcessError, 127)]
    public async Task The_exit_code_decides(string body, CheckStatus status, int code) =>
        Assert.Equal((status, code), Outcome(await RunAsync(Check(Script(body)), Patient)));

    [Fact]
    public async Task A_script_without_an_interpreter_is_run_by_the_shell() =>
        Assert.Equal((CheckStatus.ProcessError, 3), Outcome(await RunAsync(Check(Script("exit 3", interpreter: "")), Patient)));

    [Fact]
    public async Task A_program_that_is_not_there_or_may_not_be_run_ends_in_255()
    {
        Assert.Equal((CheckStatus.ProcessError, 255), Outcome(await RunAsync(Check(_directory.File("missing")), Patient)));
        Assert.Equal((CheckStatus.ProcessError, 255), Outcome(await RunAsync(Check(_directory.Write("plain", "x")), Patient)));
        Assert.Equal((CheckStatus.ProcessError, 255), Outcome(await RunAsync(Check("nowhere"), Patient)));
    }

    [Fact]
    public async Task Tells_the_program_what_is_documented_and_nothing_else()
    {
        string output = _directory.File("told");
        await RunAsync(Check(Script($"echo \"$@\" > {output}; /usr/bin/env | /usr/bin/sort >> {output}")), Patient, connections: 3, maxConn: 9);
        string[] told = [.. (await File.ReadAllLinesAsync(output)).Where(static line => !line.StartsWith("PWD=", StringComparison.Ordinal) && !line.StartsWith("_=", StringComparison.Ordinal) && !line.StartsWith("SHLVL=", StringComparison.Ordinal) && !line.StartsWith("OLDPWD=", StringComparison.Ordinal))];
        Assert.Equal(
        [
            "NOT_USED NOT_USED 127.0.0.1 80", "HAPROXY_PROXY_ADDR=", "HAPROXY_PROXY_ID=2", "HAPROXY_PROXY_NAME=app", "HAPROXY_PROXY_PORT=", "HAPROXY_SERVER_ADDR=127.0.0.1",
            "HAPROXY_SERVER_CURCONN=3", "HAPROXY_SERVER_ID=1", "HAPROXY_SERVER_MAXCONN=9", "HAPROXY_SERVER_NAME=s1", "HAPROXY_SERVER_PORT=80", "HAPROXY_SERVER_PROTO=tcp",
            "HAPROXY_SERVER_SSL=0", "PATH=/nowhere:" + _directory.Path,
        ], told);
    }

    [Fact]
    public async Task Finds_a_command_without_a_directory_in_its_own_path()
    {
        Script("exit 0", "inpath");
        Assert.Equal((CheckStatus.ProcessPassed, 0), Outcome(await RunAsync(Check("inpath"), Patient)));
    }

    [Fact]
    public async Task Kills_who_takes_too_long_with_its_children()
    {
        string pids = _directory.File("pids");
        Assert.Equal((CheckStatus.ProcessTimeout, 0), Outcome(await RunAsync(Check(Script($"trap '' TERM\n/bin/sleep 60 &\necho $$ $! > {pids}\nwait")), Brief)));
        string[] left = (await File.ReadAllTextAsync(pids)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, left.Length);
        await Eventually.HoldsAsync("neither the program nor its child is left", () => left.All(static pid => !Directory.Exists($"/proc/{pid}") || IsOrphansZombie(pid)));
        Assert.False(Directory.Exists($"/proc/{left[0]}"), "the program's exit code was not taken");
    }

    [Fact]
    public async Task An_aborted_run_has_no_verdict_and_kills_its_program()
    {
        string started = _directory.File("started");
        ExternalCheckRun? run = null;
        Task<CheckResult?> result = RunAsync(Check(Script($"echo $$ > {started}; exec /bin/sleep 60")), Patient, created: one => run = one);
        await Eventually.HoldsAsync("the program runs", () => File.Exists(started) && new FileInfo(started).Length > 0);
        _system.Loops[0].Run(new LoopCall(() => run!.Abort()));
        Assert.Null(await result);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(started)).Trim()}"));
    }

    [Fact]
    public async Task Starts_nothing_where_that_is_not_allowed()
    {
        CheckResult? result = await RunAsync(Check(Script($"echo > {_directory.File("ran")}")) with { IsAllowed = false }, Patient);
        Assert.Equal(CheckStatus.SocketError, result!.Status);
        Assert.False(File.Exists(_directory.File("ran")));
    }

    private static (CheckStatus, int) Outcome(CheckResult? result) => (result!.Status, result.Code);

    /// <summary>A killed child whose parent is gone waits for whoever adopts it, which in a container may be nobody.</summary>
    private static bool IsOrphansZombie(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private string Script(string body, string name = "check", string interpreter = "#!/bin/sh\n")
    {
        string path = _directory.Write(name, $"{interpreter}{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private ExternalCheck Check(string command) => new()
    {
        Command = command,
        Path = "/nowhere:" + _directory.Path,
        IsAllowed = true,
        ProxyAddress = "",
        ProxyPort = "",
        ProxyId = 2,
        ProxyName = "app",
        ServerAddress = "127.0.0.1",
        ServerPort = "80",
        ServerId = 1,
        ServerName = "s1",
    };

    private async Task<CheckResult?> RunAsync(ExternalCheck check, CheckTimeouts timeouts, int connections = 0, int maxConn = 0, Action<ExternalCheckRun>? created = null)
    {
        var ended = new TaskCompletionSource<CheckResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        EventLoop loop = _system.Loops[0];
        loop.Run(new LoopCall(() => _ = CompleteAsync()));
        return await ended.Task.WaitAsync(Deadlines.Step * 2);

        async Task CompleteAsync()
        {
            try
            {
                ExternalCheckRun run = ExternalCheckRun.Create(loop, check, timeouts, connections, maxConn);
                created?.Invoke(run);
                ended.SetResult(await run.RunAsync());
            }
            catch (Exception e)
            {
                ended.SetException(e);
            }
        }
    }
}
