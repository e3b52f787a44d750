using ActorProxy.Core.Captures;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Logging;

/// <summary>Writes what was captured: <c>%hr</c>, <c>%hs</c> in braces with bars between, <c>%hrl</c>, <c>%hsl</c> one by one (configuration.txt 8.8).</summary>
internal static class CaptureFields
{
    public static void Write(ref LogLineWriter writer, LogField field, LogFieldFlags flags, CapturedValues? captures)
    {
        var direction = field is LogField.RequestCaptures or LogField.RequestCaptureList ? SampleDirection.Request : SampleDirection.Response;
        if (captures is null)
            writer.Absent(flags);
        else if (field is LogField.RequestCaptureList or LogField.ResponseCaptureList)
            WriteList(ref writer, direction, flags, captures);
        else
            WriteBraces(ref writer, direction, flags, captures);
    }

    private static void WriteBraces(ref LogLineWriter writer, SampleDirection direction, LogFieldFlags flags, CapturedValues captures)
    {
        var isQuoted = (flags & LogFieldFlags.Quote) != 0;
        if (isQuoted)
            writer.Letter((byte)'"');
        writer.Letter((byte)'{');
        for (var i = 0; i < captures.Count(direction); i++)
        {
            if (i > 0)
                writer.Letter((byte)'|');
            writer.Captured(captures[direction, i], flags);
        }

        writer.Letter((byte)'}');
        if (isQuoted)
            writer.Letter((byte)'"');
    }

    private static void WriteList(ref LogLineWriter writer, SampleDirection direction, LogFieldFlags flags, CapturedValues captures)
    {
        for (var i = 0; i < captures.Count(direction); i++)
        {
            if (i > 0)
                writer.Letter((byte)' ');
            if (captures[direction, i] is not { } value)
            {
                writer.Absent(flags);
                continue;
            }

            var isQuoted = (flags & LogFieldFlags.Quote) != 0;
            if (isQuoted)
                writer.Letter((byte)'"');
            writer.Captured(value, flags);
            if (isQuoted)
                writer.Letter((byte)'"');
        }
    }
}
