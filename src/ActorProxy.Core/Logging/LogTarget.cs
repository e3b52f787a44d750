using System.Text;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Logging;

/// <summary>A <c>log</c> line, compiled: which lines its target gets, and what stands around each of them.</summary>
/// <remarks>For any thread. Knows no socket: whoever sends asks <see cref="TryWrite"/> for the bytes.</remarks>
public sealed class LogTarget
{
    private const int Levels = 8;

    private readonly LogLineFormat _format;
    private readonly LogSampler? _sampler;
    private readonly LogLevel _maxLevel;
    private readonly LogLevel _minLevel;
    private readonly byte[][] _priorities;
    private readonly byte[] _source;
    private readonly int _maxTextBytes;

    public LogTarget(LogTargetConfig config, string tag, LogOrigin origin)
    {
        Config = config;
        _format = config.Format ?? (origin.SentHostName is null ? LogLineFormat.Local : LogLineFormat.Rfc3164);
        _sampler = config.Sample is { } sample ? new LogSampler(sample) : null;
        _maxLevel = (LogLevel)config.MaxLevel;
        _minLevel = (LogLevel)config.MinLevel;
        _priorities = new byte[Levels][];
        for (var level = 0; level < Levels; level++)
            _priorities[level] = Encoding.UTF8.GetBytes(Priority(config.Facility, level));
        _source = Encoding.UTF8.GetBytes(Source(tag, origin));
        // As HAProxy counts: the line end comes on top of len in a datagram with a header, and is part of it elsewhere.
        var endIsPartOfLength = _format == LogLineFormat.Raw || config.Address.Kind == AddressKind.Descriptor;
        _maxTextBytes = Math.Max(0, config.MaxLengthBytes - (endIsPartOfLength ? 1 : 0));
    }

    public LogTargetConfig Config { get; }

    /// <summary>The longest line this target can get, its end included.</summary>
    public int MaxLineBytes => _maxTextBytes + 1;

    /// <summary>Whether <c>log-format-sd</c> is written for this target.</summary>
    public bool HasStructuredData => _format == LogLineFormat.Rfc5424;

    /// <summary>Writes a whole line with its end; returns its length, or 0 when this target does not get it.</summary>
    /// <param name="structuredData">For RFC 5424; empty for none.</param>
    /// <param name="unixMicroseconds">Now, since 1970 (UTC).</param>
    /// <param name="destination">At least <see cref="MaxLineBytes"/> long.</param>
    public int TryWrite(
        LogLevel level, ReadOnlySpan<byte> message, ReadOnlySpan<byte> structuredData, LogTimestamps timestamps, long unixMicroseconds, Span<byte> destination)
    {
        if (level > _maxLevel || _sampler?.Takes() == false)
            return 0;
        var effective = level < _minLevel ? _minLevel : level;
        var writer = new LogLineWriter(destination[.._maxTextBytes]);
        WriteHeader(ref writer, effective, structuredData, timestamps.Now(unixMicroseconds / 1_000_000), (int)(unixMicroseconds % 1_000_000));
        writer.Text(message);
        destination[writer.Length] = (byte)'\n';
        return writer.Length + 1;
    }

    private void WriteHeader(ref LogLineWriter writer, LogLevel level, ReadOnlySpan<byte> structuredData, LogSecond now, int microseconds)
    {
        if (_format is not (LogLineFormat.Raw or LogLineFormat.Iso))
            writer.Text(_priorities[(int)level]);
        switch (_format)
        {
            case LogLineFormat.Local or LogLineFormat.Rfc3164:
                writer.Text(now.Syslog);
                writer.Text(_source);
                break;
            case LogLineFormat.Rfc5424:
                writer.Text("1 "u8);
                WriteIsoDate(ref writer, now, microseconds);
                writer.Text(_source);
                // Data that would leave no room for itself whole is left out: cut short, the whole line could not be parsed.
                var room = _maxTextBytes - writer.Length - 1;
                writer.Text(structuredData.IsEmpty || structuredData.Length > room ? "-"u8 : structuredData);
                writer.Letter((byte)' ');
                break;
            case LogLineFormat.Timed or LogLineFormat.Iso:
                WriteIsoDate(ref writer, now, microseconds);
                writer.Letter((byte)' ');
                break;
        }
    }

    private static void WriteIsoDate(ref LogLineWriter writer, LogSecond now, int microseconds)
    {
        writer.Text(now.Iso);
        writer.Letter((byte)'.');
        writer.Number(microseconds, 6);
        writer.Text(now.IsoOffset);
    }

    private string Priority(int facility, int level) =>
        _format is LogLineFormat.Short or LogLineFormat.Timed ? $"<{level}>" : $"<{facility * 8 + level}>";

    // What stands between the date and the text, the same in every line.
    private string Source(string tag, LogOrigin origin) => _format switch
    {
        LogLineFormat.Local => $" {tag}[{origin.ProcessId}]: ",
        LogLineFormat.Rfc3164 => $" {origin.SentHostName ?? "localhost"} {tag}[{origin.ProcessId}]: ",
        LogLineFormat.Rfc5424 => $" {origin.SentHostName ?? "-"} {tag} {origin.ProcessId} - ",
        _ => "",
    };
}
