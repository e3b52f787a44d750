using ActorProxy.Core.Logging;

namespace ActorProxy.Engine.Checks;

/// <summary>What a log-format string gives: the text of <c>string-lf</c>, or the bytes whose digits <c>binary-lf</c> gives.</summary>
internal sealed class FormatPattern(LogFormat format, bool isBinary) : IBytesPattern
{
    public string Name => isBinary ? "log-format binary" : "log-format string";

    public string ContentName => $"({Name})";

    public int MinBytes => 0;

    public bool? Find(ReadOnlySpan<byte> received, CheckContext context, out string? fault)
    {
        fault = null;
        ReadOnlySpan<byte> wanted = context.Render(format).Span;
        if (wanted.IsEmpty)
        {
            fault = "log-format string evaluated to an empty string";
            return null;
        }

        if (!isBinary)
            return received.IndexOf(wanted) >= 0;
        if (HexDigits.Read(wanted) is { } bytes)
            return received.IndexOf(bytes) >= 0;
        fault = "Failed to parse hexastring resulting of eval of a log-format string";
        return null;
    }
}
