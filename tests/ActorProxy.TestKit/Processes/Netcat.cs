using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.TestKit.Processes;

/// <summary>A real <c>nc</c> process, server or client, whose standard input and output are the two directions of its connection.</summary>
public sealed class Netcat : IAsyncDisposable
{
    private readonly Process _process;

    private Netcat(Process process, int port)
    {
        _process = process;
        Port = port;
        Output.Follow(process);
    }

    /// <summary>The port that it listens on or connected to.</summary>
    public int Port { get; }

    /// <summary>The lines that came over the connection, with nc's own messages between them.</summary>
    public ProcessOutput Output { get; } = new();

    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>nc -l</c>, which serves one connection, or with <paramref name="keepsListening"/> one after another.</summary>
    public static async Task<Netcat> ListenAsync(int? port = null, bool keepsListening = false)
    {
        var at = port ?? FreePort.Next();
        var netcat = new Netcat(Start(keepsListening ? ["-v", "-n", "-k", "-l"] : ["-v", "-n", "-l"], at), at);
        await netcat.Output.LineAsync("^Listening on ").ConfigureAwait(false);
        return netcat;
    }

    /// <summary>Starts <c>nc 127.0.0.1 port</c> and returns once it is connected.</summary>
    public static async Task<Netcat> ConnectAsync(int port)
    {
        var netcat = new Netcat(Start(["-v", "-n"], port), port);
        await netcat.Output.LineAsync("succeeded!$").ConfigureAwait(false);
        return netcat;
    }

    public async Task SendLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for exactly this line to come over the connection.</summary>
    public Task ReceivesAsync(string line, TimeSpan? within = null)
        => Output.LineAsync($"^{System.Text.RegularExpressions.Regex.Escape(line)}$", within);

    /// <summary>Ends the process by its id, and so its connection.</summary>
    /// <remarks>Not by SIGINT, which nc ignores when the tests were started in the background of a script.</remarks>
    public async Task EndAsync()
    {
        Signals.Send(_process.Id, Signal.Terminate);
        await ExitAsync().ConfigureAwait(false);
    }

    public Task ExitAsync(TimeSpan? within = null) => Eventually.HoldsAsync($"nc at port {Port} ends", () => _process.HasExited, within, () => Output.Text);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }

        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> flags, int port)
    {
        var start = new ProcessStartInfo("nc", [.. flags, "127.0.0.1", port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("nc did not start.");
    }
}
