using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Demo;

/// <summary>A demo of three nodes that has printed what to try.</summary>
internal sealed class RunningDemo : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningDemo()
    {
        _process = new Process { StartInfo = new ProcessStartInfo(ProxyExecutable.ActorProxy.Path, ["demo", "--nodes", "3"]) { RedirectStandardOutput = true } };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
    }

    public int Pid => _process.Id;

    public string Output => string.Join('\n', _lines);

    /// <summary>Of its configuration and sockets.</summary>
    public string Folder => Path.GetDirectoryName(_lines.First(static one => one.StartsWith("Their configuration: ", StringComparison.Ordinal)).Split(' ')[2])!;

    public static async Task<RunningDemo> StartAsync()
    {
        var demo = new RunningDemo();
        try
        {
            await demo._printed.Task.WaitAsync(Deadlines.Load).ConfigureAwait(false);
            return demo;
        }
        catch (TimeoutException)
        {
            demo.Dispose();
            throw new TimeoutException($"The demo has not printed what to try:\n{demo.Output}");
        }
    }

    /// <summary>Runs the commands printed below a heading, as a person would, and returns what each printed.</summary>
    public async Task<string[]> TryAsync(string heading)
    {
        var commands = _lines.SkipWhile(one => !one.TrimStart().StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(static one => one.StartsWith("    ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(commands);
        var printed = new List<string>();
        foreach (var command in commands)
            printed.Add((await Command.RunAsync("sh", ["-c", command], within: Deadlines.Load).ConfigureAwait(false)).Output);
        return [.. printed];
    }

    public async Task<int[]> NodePidsAsync() =>
        [.. (await Command.RunAsync("pgrep", ["-P", Pid.ToString(CultureInfo.InvariantCulture)]).ConfigureAwait(false)).StandardOutput
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static one => int.Parse(one, CultureInfo.InvariantCulture))];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signals.Send(Pid, Signal.Interrupt);
            if (!_process.WaitForExit(Deadlines.Step)) _process.Kill();
        }
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (line.StartsWith("Ctrl-C", StringComparison.Ordinal)) _printed.TrySetResult();
    }
}
