using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Logging;

/// <summary>What one proxy logs, compiled: its formats, its targets, and the options that choose among sessions.</summary>
/// <remarks>Immutable but for the targets' samples. Lines go out through whatever owns the sockets.</remarks>
public sealed class ProxyLog
{
    private readonly LogOptionsConfig _options;

    private ProxyLog(LogOptionsConfig options) => _options = options;

    public required ImmutableArray<LogTarget> Targets { get; init; }

    /// <summary>The format of sessions; null is the short default, written at accept.</summary>
    public LogFormat? SessionFormat { get; private init; }

    /// <summary>The format of connections that failed before they became sessions; null is the short one of configuration.txt 8.2.5.</summary>
    public LogFormat? ErrorFormat { get; private init; }

    /// <summary>The structured data for RFC 5424, or null.</summary>
    public LogFormat? StructuredDataFormat { get; private init; }

    /// <summary>Whether a session's record has to say where the client connected to.</summary>
    public bool NeedsDestination => IsEnabled && (SessionFormat is null || SessionFormat.NeedsDestination || StructuredDataFormat is { NeedsDestination: true });

    /// <summary>Whether a session's record has to have its <see cref="SessionLogRecord.Samples"/>.</summary>
    public bool NeedsSamples => IsEnabled && (SessionFormat is { NeedsSamples: true } || StructuredDataFormat is { NeedsSamples: true } || ErrorFormat is { NeedsSamples: true });

    /// <summary>Whether a session's record has to say the proxy's own address towards the server.</summary>
    public bool NeedsSource => IsEnabled && (SessionFormat is { NeedsSource: true } || StructuredDataFormat is { NeedsSource: true });

    /// <summary>Whether there is anywhere to log to.</summary>
    public bool IsEnabled => !Targets.IsEmpty;

    /// <summary>When the lines of sessions can be written at the earliest.</summary>
    /// <remarks>Any format of the proxy that waits for the end makes all its lines wait, as in HAProxy.</remarks>
    public LogMoment Moment { get; private init; }

    /// <summary>Compiles what a proxy logs; its formats' errors are added to the scope's diagnostics.</summary>
    public static ProxyLog Compile(ProxyConfig proxy, GlobalConfig global, LogOrigin origin, CompilationScope scope)
    {
        var options = proxy.LogOptions;
        scope = scope.For("log-format", SamplePlaces.Log);
        var early = options.AsSoonAsPossible;
        var tag = proxy.LogTag ?? global.LogTag;
        var session = options.Format is { } format
            ? LogFormatCompiler.Compile("log-format", format, options.FormatPosition, early, scope)
            : options.TcpLog ? LogFormatCompiler.TcpLog(early) : null;
        var errors = options.ErrorFormat is { } error
            ? LogFormatCompiler.Compile("error-log-format", error, options.ErrorFormatPosition, false, scope)
            : null;
        var structured = options.StructuredDataFormat is { } data
            ? LogFormatCompiler.Compile("log-format-sd", data, options.StructuredDataFormatPosition, early, scope)
            : null;
        return new ProxyLog(options)
        {
            Targets = [.. proxy.Logs.Select(target => new LogTarget(target, tag, origin))],
            SessionFormat = session,
            ErrorFormat = errors,
            StructuredDataFormat = structured,
            Moment = MomentOf(session, early, structured, errors),
        };
    }

    private static LogMoment MomentOf(LogFormat? session, bool asSoonAsPossible, params ReadOnlySpan<LogFormat?> others)
    {
        if (session is null)
            return LogMoment.Accepted;
        var moment = session.Moment;
        foreach (var other in others)
        {
            if (!asSoonAsPossible && other is { Moment: LogMoment.Ended })
                moment = LogMoment.Ended;
        }

        return moment;
    }

    /// <summary>The log of the process itself: notices that belong to no proxy.</summary>
    public static ProxyLog ForProcess(GlobalConfig global, LogOrigin origin) => ForEvents(global.Logs, global.LogTag, origin);

    /// <summary>The log of what logs events and no sessions, such as a <c>peers</c> section.</summary>
    public static ProxyLog ForEvents(ImmutableArray<LogTargetConfig> targets, string tag, LogOrigin origin) => new(new LogOptionsConfig())
    {
        Targets = [.. targets.Select(target => new LogTarget(target, tag, origin))],
    };

    /// <summary>The level to log a session at now, or null when its line is not due or not wanted.</summary>
    /// <remarks>
    /// A session that is passed over when its connection stands is asked again at its end: by then it may have failed,
    /// and <c>option dontlog-normal</c> wants it.
    /// </remarks>
    public LogLevel? LevelOf(in SessionLogRecord record, LogMoment moment)
    {
        if (!IsEnabled || moment < Moment || record.IsSilent)
            return null;
        if (SessionFormat is null)
            return moment == LogMoment.Accepted ? LogLevel.Info : null;
        if (moment == LogMoment.Ended && _options.SkipNull && record.BytesUploaded == 0)
            return null;
        var isError = record.Reason.IsErrorAfter(record.Retries, record.IsRedispatched);
        if (!isError && _options.SkipNormal)
            return null;
        return record.Level ?? (isError && _options.SeparateErrors ? LogLevel.Error : LogLevel.Info);
    }

    /// <summary>The level to log a failed connection at, or null when it is not wanted.</summary>
    public LogLevel? ConnectionErrorLevelOf(in SessionLogRecord record) =>
        !IsEnabled || (_options.SkipNull && record.BytesUploaded == 0) ? null : _options.SeparateErrors ? LogLevel.Error : LogLevel.Info;

    /// <summary>Writes a session's text; returns its length.</summary>
    /// <param name="logCounter">The number of this line among the frontend's, from 0.</param>
    public int RenderSession(in SessionLogRecord record, long logCounter, LogOrigin origin, LogTimestamps timestamps, Span<byte> destination)
    {
        var format = SessionFormat ?? (record.Client.Family == AddressFamilyKind.Unix ? LogFormatCompiler.ShortUnix : LogFormatCompiler.Short);
        return format.Render(record, logCounter, origin, timestamps, destination);
    }

    /// <summary>Writes the text about a connection that failed; returns its length.</summary>
    public int RenderConnectionError(
        in SessionLogRecord record, string bindName, string text, long logCounter, LogOrigin origin, LogTimestamps timestamps, Span<byte> destination)
    {
        if (ErrorFormat is { } format)
            return format.Render(record, logCounter, origin, timestamps, destination);
        var length = LogFormatCompiler.ErrorStart.Render(record, logCounter, origin, timestamps, destination);
        var writer = new LogLineWriter(destination[length..]);
        writer.Text(bindName);
        writer.Text(": "u8);
        writer.Text(text);
        return length + writer.Length;
    }
}
