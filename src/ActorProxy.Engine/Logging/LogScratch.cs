using ActorProxy.Core.Logging;

namespace ActorProxy.Engine.Logging;

/// <summary>The buffers and formatted seconds of one thread that logs, so that a line costs no memory.</summary>
internal sealed class LogScratch
{
    [ThreadStatic]
    private static LogScratch? _current;

    private readonly TimeZoneInfo _zone;
    private byte[] _message = new byte[2048];
    private byte[] _structuredData = new byte[512];
    private byte[] _line = new byte[2048];

    private LogScratch(TimeZoneInfo zone)
    {
        _zone = zone;
        Timestamps = new LogTimestamps(zone);
    }

    public LogTimestamps Timestamps { get; }

    public static LogScratch For(TimeZoneInfo zone)
    {
        if (_current is not { } scratch || !ReferenceEquals(scratch._zone, zone))
            _current = scratch = new LogScratch(zone);
        return scratch;
    }

    public Span<byte> Message(int length) => Sized(ref _message, length);

    public Span<byte> StructuredData(int length) => Sized(ref _structuredData, length);

    public Span<byte> Line(int length) => Sized(ref _line, length);

    private static Span<byte> Sized(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[length];
        return buffer.AsSpan(0, length);
    }
}
