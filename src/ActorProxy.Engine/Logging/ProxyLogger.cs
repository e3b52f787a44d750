using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Stats;

namespace ActorProxy.Engine.Logging;

/// <summary>Writes what one proxy logs to its targets, from any loop, without waiting and without allocating.</summary>
public sealed class ProxyLogger
{
    private readonly ProxyLog _log;
    private readonly ImmutableArray<LogSink> _sinks;
    private readonly LogOrigin _origin;
    private readonly FrontendCounters? _counters;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly int _maxLineBytes;

    private ProxyLogger(ProxyLog log, ImmutableArray<LogSink> sinks, LogOrigin origin, FrontendCounters? counters, TimeProvider clock)
    {
        _log = log;
        _sinks = sinks;
        _origin = origin;
        _counters = counters;
        _clock = clock;
        NeedsDestination = log.NeedsDestination;
        NeedsSource = log.NeedsSource;
        NeedsSamples = log.NeedsSamples;
        _zone = clock.LocalTimeZone;
        _maxLineBytes = log.Targets.IsEmpty ? 0 : log.Targets.Max(target => target.MaxLineBytes);
    }

    /// <summary>The earliest moment at which this proxy logs a session; asking before is wasted.</summary>
    public LogMoment Moment => _log.Moment;

    /// <summary>Whether a record has to say where the client connected to.</summary>
    public bool NeedsDestination { get; }

    /// <summary>Whether a record has to say the proxy's own address towards the server.</summary>
    public bool NeedsSource { get; }

    /// <summary>Who writes.</summary>
    public LogOrigin Origin => _origin;

    /// <summary>Whether a record has to have what its format's expressions look at.</summary>
    public bool NeedsSamples { get; }

    /// <summary>Whether there is a target at all; without one a connection need not even fill in a record.</summary>
    public bool IsEnabled => _log.IsEnabled;

    /// <summary>Opens the targets; null after adding an error about one of them.</summary>
    /// <param name="counters">The frontend's, for <c>%lc</c>; null for a proxy that logs no sessions.</param>
    public static ProxyLogger? Open(
        ProxyLog log, LogSinks sinks, LogOrigin origin, FrontendCounters? counters, TimeProvider clock, ICollection<Diagnostic> diagnostics)
    {
        var opened = ImmutableArray.CreateBuilder<LogSink>(log.Targets.Length);
        foreach (var target in log.Targets)
        {
            if (sinks.Open(target.Config, diagnostics) is { } sink)
                opened.Add(sink);
        }

        return opened.Count == log.Targets.Length ? new ProxyLogger(log, opened.MoveToImmutable(), origin, counters, clock) : null;
    }

    /// <summary>Logs a session if its line is due and wanted at this moment; true when it is written, and need not be offered again.</summary>
    public bool LogSession(in SessionLogRecord record, LogMoment moment)
    {
        if (_log.LevelOf(record, moment) is not { } level)
            return false;
        Write(level, record);
        return true;
    }

    /// <summary>Logs a session as it is now, because a rule says so (<c>do-log</c>); what the options leave out of the usual lines does not count.</summary>
    public void LogNow(in SessionLogRecord record)
    {
        if (!record.IsSilent)
            Write(record.Level ?? LogLevel.Info, record);
    }

    private void Write(LogLevel level, in SessionLogRecord record)
    {
        var scratch = LogScratch.For(_zone);
        var counter = _counters?.LogLines.Take() ?? 0;
        var message = scratch.Message(_maxLineBytes);
        message = message[.._log.RenderSession(record, counter, _origin, scratch.Timestamps, message)];
        var data = Span<byte>.Empty;
        if (_log.StructuredDataFormat is { } format)
        {
            data = scratch.StructuredData(_maxLineBytes);
            data = data[..format.Render(record, counter, _origin, scratch.Timestamps, data)];
        }

        Send(level, message, data, scratch);
    }

    /// <summary>Logs a connection that failed before it became a session, as on a bad PROXY header (configuration.txt 8.2.5).</summary>
    /// <param name="bindName">The listener's name, or its number.</param>
    /// <param name="text">What went wrong; not shown where an <c>error-log-format</c> is set.</param>
    public void LogConnectionError(in SessionLogRecord record, string bindName, string text)
    {
        if (_log.ConnectionErrorLevelOf(record) is not { } level)
            return;
        var scratch = LogScratch.For(_zone);
        var message = scratch.Message(_maxLineBytes);
        var length = _log.RenderConnectionError(record, bindName, text, _counters?.LogLines.Take() ?? 0, _origin, scratch.Timestamps, message);
        Send(level, message[..length], [], scratch);
    }

    /// <summary>Logs an event of the proxy, its servers or the process, such as a server going down.</summary>
    public void LogEvent(LogLevel level, string text)
    {
        if (!IsEnabled)
            return;
        var scratch = LogScratch.For(_zone);
        var message = scratch.Message(Math.Max(_maxLineBytes, Encoding.UTF8.GetMaxByteCount(text.Length)));
        Send(level, message[..Encoding.UTF8.GetBytes(text, message)], [], scratch);
    }

    private void Send(LogLevel level, ReadOnlySpan<byte> message, ReadOnlySpan<byte> structuredData, LogScratch scratch)
    {
        var now = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        for (var i = 0; i < _sinks.Length; i++)
        {
            var target = _log.Targets[i];
            var line = scratch.Line(target.MaxLineBytes);
            var length = target.TryWrite(level, message, structuredData, scratch.Timestamps, now, line);
            if (length > 0)
                _sinks[i].Send(line[..length]);
        }
    }
}
