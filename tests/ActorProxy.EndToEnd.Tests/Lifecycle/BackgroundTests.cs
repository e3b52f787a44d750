using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary>Running in the background: <c>-D</c> and <c>daemon</c> (management.txt 3).</summary>
public sealed class BackgroundTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TcpServer _server = TcpServer.Named("s1");
    private readonly int _port = FreePort.Next();

    private string PidPath => _directory.File("pid");

    public void Dispose()
    {
        // What was started in the background is ended by the id that it wrote down.
        if (File.Exists(PidPath) && int.TryParse(File.ReadAllText(PidPath), CultureInfo.InvariantCulture, out var pid)) Signals.Send(pid, Signal.Kill);
        _server.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("-D", "")]
    [InlineData("-q", "daemon")]
    public async Task The_command_ends_well_once_the_background_process_serves(string option, string line)
    {
        var run = await StartAsync(line, option, "-p", PidPath);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        // No waiting here: whoever started it connects next.
        using var client = await TcpClientProbe.ConnectAsync(_port);
        Assert.Equal("s1", await client.ReadLineAsync());
        var pid = int.Parse(File.ReadAllText(PidPath), CultureInfo.InvariantCulture);
        Assert.Equal(pid, SessionOf(pid));
        foreach (var stream in (int[])[0, 1, 2]) Assert.Equal("/dev/null", File.ResolveLinkTarget($"/proc/{pid}/fd/{stream}", false)!.FullName);
    }

    [Fact]
    public async Task The_background_process_is_ended_by_its_pid_file()
    {
        await StartAsync("", "-D", "-p", PidPath);
        var pid = int.Parse(File.ReadAllText(PidPath), CultureInfo.InvariantCulture);

        Signals.Send(pid, Signal.User1);

        await Eventually.HoldsAsync("the background process ends", () => HasEnded(pid));
    }

    [Theory]
    [InlineData("-D", "")]
    [InlineData("-q", "daemon")]
    public async Task A_start_that_fails_is_the_commands_failure(string option, string line)
    {
        using var other = TcpServer.Named("other");
        var run = await StartAsync($"{line}\nlisten taken\n    mode tcp\n    bind 127.0.0.1:{other.Port}", option, "-p", PidPath);

        Assert.Equal(1, run.ExitCode);
        Assert.False(File.Exists(PidPath));
        if (option == "-D") Assert.Contains($"127.0.0.1:{other.Port}", run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-db")]
    [InlineData("-d")]
    public async Task A_foreground_option_wins_over_the_configuration(string option)
    {
        var options = new ProxyOptions { Mode = [option], HasStatsSocket = false };
        await using var proxy = await ProxyProcess.StartAsync("global\n    daemon\n" + Relay.Configuration(_port, _server), options);

        await Eventually.HoldsAsync("it serves", async () =>
        {
            if (proxy.HasExited) throw new InvalidOperationException(proxy.Output.Text);
            return await ServesAsync();
        });
        Assert.False(proxy.HasExited);
    }

    [Fact]
    public async Task Warnings_are_told_once()
    {
        var run = await StartAsync("daemon\n    maxconn 100\nlisten warned\n    mode tcp\n    bind 127.0.0.1:" + FreePort.Next(), "-p", PidPath);

        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.StandardError.Split('\n'), l => l.Contains("'timeout client'", StringComparison.Ordinal) && l.Contains("'warned'", StringComparison.Ordinal));
    }

    private Task<CommandResult> StartAsync(string globalLines, params string[] options)
    {
        var path = _directory.Write("haproxy.cfg", $"global\n    {globalLines}\n{Relay.Configuration(_port, _server)}");
        return Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-f", path, .. options]);
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            using var client = await TcpClientProbe.ConnectAsync(_port);
            return await client.ReadLineAsync() == "s1";
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private static bool HasEnded(int pid) => !File.Exists($"/proc/{pid}/stat") || Status(pid)[0] == "Z";

    private static int SessionOf(int pid) => int.Parse(Status(pid)[3], CultureInfo.InvariantCulture);

    /// <summary>The fields behind the program's name: state, parent, group, session and so on.</summary>
    private static string[] Status(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
