using ActorProxy.Core.Logging;

namespace ActorProxy.Engine.Checks;

/// <summary>What a log-format string gives: <c>send-lf</c>, and with hexadecimal digits <c>send-binary-lf</c>.</summary>
internal sealed class FormatPayload(LogFormat format, bool isBinary) : CheckPayload
{
    // The copy is kept until it is sent, which other checks' expressions may outrun.
    public override ReadOnlyMemory<byte>? Write(CheckContext context)
    {
        (int Piece, int Used) mark = context.Scratch.Mark;
        ReadOnlyMemory<byte> text = context.Render(format);
        byte[]? bytes = isBinary ? HexDigits.Read(text.Span) : text.ToArray();
        context.Scratch.Reset(mark);
        return bytes is null ? default(ReadOnlyMemory<byte>?) : bytes;
    }
}
