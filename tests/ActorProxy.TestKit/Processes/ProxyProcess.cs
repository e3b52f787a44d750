using System.Diagnostics;
using ActorProxy.TestKit.Operation;

namespace ActorProxy.TestKit.Processes;

/// <summary>A proxy, actorproxy or haproxy, that runs for one test with a configuration of its own.</summary>
/// <remarks>Disposing ends this process by its id and removes its directory; no other process is touched.</remarks>
public sealed class ProxyProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ProxyOptions _options;

    private ProxyProcess(Process process, TestDirectory directory, ProxyOptions options)
    {
        _process = process;
        _options = options;
        Directory = directory;
        Pid = process.Id;
        Runtime = new RuntimeApiClient(directory.File("stats.sock"));
        Output.Follow(process);
    }

    public int Pid { get; }

    public TestDirectory Directory { get; }

    public ProcessOutput Output { get; } = new();

    /// <summary>The stats socket that <see cref="ProxyOptions.HasStatsSocket"/> added.</summary>
    public RuntimeApiClient Runtime { get; }

    public string ConfigurationPath => Directory.File("haproxy.cfg");

    public bool HasExited => _process.HasExited;

    public long CpuMicroseconds => ProcessFigures.CpuMicroseconds(Pid);

    public long PssKilobytes => ProcessFigures.PssKilobytes(Pid);

    public int OpenDescriptors => ProcessFigures.OpenDescriptors(Pid);

    /// <summary>Starts the proxy and returns once its runtime API answers, and so once every listener is bound.</summary>
    public static async Task<ProxyProcess> StartAsync(string configuration, ProxyOptions? options = null, TestDirectory? directory = null)
    {
        options ??= ProxyOptions.ForActorProxy;
        directory ??= new TestDirectory();
        directory.Write("haproxy.cfg", configuration);
        if (options.HasStatsSocket)
            directory.Write("stats.cfg", $"global\n    stats socket {directory.File("stats.sock")} mode 600 level admin expose-fd listeners\n    stats timeout 1m\n");

        var proxy = new ProxyProcess(ProxyCommandLine.Start(options, directory), directory, options);
        try
        {
            await proxy.UntilReadyAsync().ConfigureAwait(false);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes another configuration in the place of the current one; a reload reads it.</summary>
    public void ReplaceConfiguration(string configuration)
    {
        // Renamed into place, so that a reload at the same moment reads the one or the other and never a half.
        var next = Directory.Write("haproxy.cfg.next", configuration);
        File.Move(next, ConfigurationPath, overwrite: true);
    }

    public void Send(Signal signal)
    {
        if (!_process.HasExited)
            Signals.Send(Pid, signal);
    }

    /// <summary>Waits for the end of the process and returns its exit code (128 + signal when a signal ended it).</summary>
    public async Task<int> ExitAsync(TimeSpan? within = null)
    {
        await Eventually.HoldsAsync($"{_options.Executable} (pid {Pid}) ends", () => _process.HasExited, within, () => Output.Text).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signals.Send(Pid, Signal.Terminate);
            try
            {
                await ExitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // A test that left the process stopped or busy must not leave it running.
                _process.Kill();
                await _process.WaitForExitAsync().ConfigureAwait(false);
            }
        }

        _process.Dispose();
        Directory.Dispose();
    }

    private async Task UntilReadyAsync()
    {
        await Eventually.HoldsAsync($"{_options.Executable} is ready", async () =>
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"{_options.Executable} ended at start with code {_process.ExitCode}:\n{Output}");
            return !_options.HasStatsSocket || await AnswersAsync().ConfigureAwait(false);
        }, _options.StartsWithin, () => Output.Text).ConfigureAwait(false);
    }

    private async Task<bool> AnswersAsync()
    {
        if (await Runtime.TryAskAsync("show info").ConfigureAwait(false) is not { } answer)
            return false;
        // During a take-over the socket's path still leads to the old process for a moment. A worker has another id than its master, and a guarded process than its guardian.
        return _options.IsGuarded || _options.Mode.Any(m => m.StartsWith("-W", StringComparison.Ordinal))
            ? answer.Contains("Pid:", StringComparison.Ordinal)
            : answer.Contains($"Pid: {Pid}\n", StringComparison.Ordinal);
    }
}
