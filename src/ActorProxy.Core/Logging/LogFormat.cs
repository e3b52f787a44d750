using System.Collections.Immutable;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Logging;

/// <summary>A <c>log-format</c>, compiled: renders the lines of sessions without allocating.</summary>
/// <remarks>Immutable, for any thread. Made by <see cref="LogFormatCompiler"/>.</remarks>
public sealed class LogFormat
{
    private readonly ImmutableArray<LogNode> _nodes;
    private readonly bool _isEarly;

    internal LogFormat(ImmutableArray<LogNode> nodes, LogMoment moment, bool isEarly)
    {
        _nodes = nodes;
        _isEarly = isEarly;
        Moment = moment;
        NeedsDestination = nodes.Any(static node => node.Field is LogField.FrontendAddress or LogField.FrontendPort);
        NeedsSamples = nodes.Any(static node => node.Expression is not null || node.Field is LogField.RequestCaptures or LogField.RequestCaptureList or LogField.ResponseCaptures or LogField.ResponseCaptureList);
        NeedsSource = nodes.Any(static node => node.Field is LogField.SourceAddress or LogField.SourcePort);
    }

    /// <summary>When a line of this format can be written.</summary>
    public LogMoment Moment { get; }

    /// <summary>Whether the line names where the client connected to, which may cost a system call to find out.</summary>
    public bool NeedsDestination { get; }

    /// <summary>Whether the line has expressions, which look at the session.</summary>
    public bool NeedsSamples { get; }

    /// <summary>Whether the line names the proxy's own address towards the server, which costs a system call to find out.</summary>
    public bool NeedsSource { get; }

    /// <summary>Writes the text of one line, without header and line end; returns its length, cut to the destination's.</summary>
    /// <param name="logCounter">The number of this line among its frontend's, from 0.</param>
    public int Render(in SessionLogRecord record, long logCounter, LogOrigin origin, LogTimestamps timestamps, Span<byte> destination)
    {
        var writer = new LogLineWriter(destination);
        foreach (ref readonly var node in _nodes.AsSpan())
            Write(ref writer, node, record, logCounter, origin, timestamps);
        return writer.Length;
    }

    private void Write(ref LogLineWriter writer, in LogNode node, in SessionLogRecord record, long logCounter, LogOrigin origin, LogTimestamps timestamps)
    {
        var flags = node.Flags;
        switch (node.Field)
        {
            case LogField.Literal:
                writer.Text(node.Literal);
                break;
            case LogField.Expression:
                WriteExpression(ref writer, node, record.Samples);
                break;
            case LogField.RequestCaptures or LogField.RequestCaptureList or LogField.ResponseCaptures or LogField.ResponseCaptureList:
                CaptureFields.Write(ref writer, node.Field, flags, record.Samples?.Stream?.Captures);
                break;
            case LogField.BytesRead:
                WriteFinal(ref writer, record.BytesRead);
                break;
            case LogField.HostName:
                writer.Text(origin.HostName, flags);
                break;
            case LogField.UniqueId or LogField.Tls:
                writer.Absent(flags);
                break;
            case LogField.StatusCode:
                writer.Number(0);
                break;
            case LogField.GmtDate:
                writer.Text(Begin(record, timestamps).Gmt);
                break;
            case LogField.LocalDate:
                writer.Text(Begin(record, timestamps).Local);
                writer.Text(Begin(record, timestamps).Offset);
                break;
            case LogField.Date:
                writer.Text(Begin(record, timestamps).Local);
                writer.Letter((byte)'.');
                writer.Number(Milliseconds(record), 3);
                break;
            case LogField.Timestamp:
                WriteNumber(ref writer, Seconds(record), flags, 4);
                break;
            case LogField.Milliseconds:
                if ((flags & LogFieldFlags.Hexadecimal) != 0)
                    writer.Hexadecimal(Milliseconds(record), 2);
                else
                    writer.Number(Milliseconds(record), 3);
                break;
            case LogField.ConnectTime:
                writer.Number(record.ConnectMs);
                break;
            case LogField.DataTime:
                writer.Number(DataTime(record));
                break;
            case LogField.HandshakeTime:
                writer.Number(record.HandshakeMs);
                break;
            case LogField.TotalTime or LogField.UserTime:
                WriteFinal(ref writer, record.TotalMs);
                break;
            case LogField.QueueTime:
                writer.Number(record.QueueMs);
                break;
            case LogField.BytesUploaded:
                writer.Number(record.BytesUploaded);
                break;
            case LogField.ProcessConnections:
                writer.Number(record.ProcessConnections);
                break;
            case LogField.FrontendConnections:
                writer.Number(record.FrontendConnections);
                break;
            case LogField.BackendConnections:
                writer.Number(record.BackendConnections);
                break;
            case LogField.ServerConnections:
                writer.Number(record.ServerConnections);
                break;
            case LogField.Retries:
                if (record.IsRedispatched)
                    writer.Letter((byte)'+');
                writer.Number(record.Retries);
                break;
            case LogField.ServerQueue:
                writer.Number(record.ServerQueuePosition);
                break;
            case LogField.BackendQueue:
                writer.Number(record.BackendQueuePosition);
                break;
            case LogField.ClientAddress:
                writer.Address(record.Client, flags);
                break;
            case LogField.ClientPort:
                writer.Port(record.Client, flags);
                break;
            case LogField.FrontendAddress:
                writer.Address(record.Frontend, flags);
                break;
            case LogField.FrontendPort:
                writer.Port(record.Frontend, flags);
                break;
            case LogField.SourceAddress:
                writer.Address(record.Source, flags);
                break;
            case LogField.SourcePort:
                writer.Port(record.Source, flags);
                break;
            case LogField.ServerAddress:
                writer.Address(record.Server, flags);
                break;
            case LogField.ServerPort:
                writer.Port(record.Server, flags);
                break;
            case LogField.FrontendName:
                writer.Text(record.FrontendName, flags);
                break;
            case LogField.FrontendNameAndTransport:
                WriteNameAndTransport(ref writer, record, flags);
                break;
            case LogField.BackendName:
                writer.Text(record.BackendName ?? record.FrontendName, flags);
                break;
            case LogField.ServerName:
                writer.Text(record.ServerName ?? "<NOSRV>", flags);
                break;
            case LogField.LogCounter:
                WriteNumber(ref writer, logCounter, flags, 4);
                break;
            case LogField.SessionNumber:
                WriteNumber(ref writer, record.SessionNumber, flags, 4);
                break;
            case LogField.ProcessId:
                WriteNumber(ref writer, origin.ProcessId, flags, 4);
                break;
            case LogField.TerminationState:
                writer.Letter(record.Reason.SideLetter);
                writer.Letter(record.Reason.PhaseLetter);
                break;
            case LogField.TerminationStateAndCookie:
                writer.Letter(record.Reason.SideLetter);
                writer.Letter(record.Reason.PhaseLetter);
                writer.Text("--"u8);
                break;
        }
    }

    private static void WriteExpression(ref LogLineWriter writer, in LogNode node, SampleContext? samples)
    {
        if (samples is null)
        {
            writer.Absent(node.Flags);
            return;
        }

        var mark = samples.Scratch.Mark;
        var sample = default(Sample);
        if (node.Expression!.Evaluate(samples, SampleType.Str, ref sample))
            writer.Text(sample.Span, node.Flags);
        else
            writer.Absent(node.Flags);
        samples.Scratch.Reset(mark);
    }

    private void WriteFinal(ref LogLineWriter writer, long value)
    {
        if (_isEarly)
            writer.Letter((byte)'+');
        writer.Number(value);
    }

    private static void WriteNumber(ref LogLineWriter writer, long value, LogFieldFlags flags, int hexadecimalDigits)
    {
        if ((flags & LogFieldFlags.Hexadecimal) != 0)
            writer.Hexadecimal(value, hexadecimalDigits);
        else
            writer.Number(value);
    }

    private static void WriteNameAndTransport(ref LogLineWriter writer, in SessionLogRecord record, LogFieldFlags flags)
    {
        var isQuoted = (flags & LogFieldFlags.Quote) != 0;
        if (isQuoted)
            writer.Letter((byte)'"');
        writer.Text(record.FrontendName, flags & ~LogFieldFlags.Quote);
        if (record.IsTls)
            writer.Letter((byte)'~');
        if (isQuoted)
            writer.Letter((byte)'"');
    }

    private static LogSecond Begin(in SessionLogRecord record, LogTimestamps timestamps) => timestamps.Begin(Seconds(record));

    private static long Seconds(in SessionLogRecord record) => record.AcceptedUnixMs / 1000;

    private static long Milliseconds(in SessionLogRecord record) => record.AcceptedUnixMs % 1000;

    // Without a server's connection there was no time to pass data on: configuration.txt 8.4.
    private static long DataTime(in SessionLogRecord record) => record.ConnectMs < 0
        ? -1
        : Math.Max(0, record.TotalMs - record.HandshakeMs - Math.Max(0, record.QueueMs) - record.ConnectMs);
}
