using ActorProxy.Core.Stats;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Logging;

/// <summary>Where log lines go: takes a line at once or drops it. For any loop; never waits, never allocates.</summary>
/// <remarks>
/// A line that is dropped is counted in <c>DroppedLogs</c>. The first failure that is not mere fullness is reported once, so
/// that an operator learns of a missing <c>/dev/log</c> or a wrong port, and a busy proxy doesn't write about it for each line.
/// </remarks>
public abstract class LogSink
{
    private const int WouldBlock = 11;

    private readonly ProcessCounters _counters;
    private readonly Action<string> _report;
    private int _isReported;

    private protected LogSink(string text, ProcessCounters counters, Action<string> report)
    {
        Text = text;
        _counters = counters;
        _report = report;
    }

    /// <summary>The target as configured.</summary>
    public string Text { get; }

    /// <summary>Sends one whole line, its end included.</summary>
    public void Send(ReadOnlySpan<byte> line)
    {
        var error = Write(line);
        if (error == 0)
            return;
        _counters.DroppedLogs.Increment();
        if (error != WouldBlock && Interlocked.Exchange(ref _isReported, 1) == 0)
            _report($"log target '{Text}' takes no lines: {SocketErrors.Describe(error)}. Lines for it are dropped and counted in DroppedLogs.");
    }

    /// <summary>Returns 0, or the error number of what kept the line from being written.</summary>
    private protected abstract int Write(ReadOnlySpan<byte> line);
}
