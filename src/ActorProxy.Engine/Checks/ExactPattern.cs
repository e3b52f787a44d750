using System.Text;

namespace ActorProxy.Engine.Checks;

/// <summary>The bytes of <c>string</c> and <c>binary</c>.</summary>
internal sealed class ExactPattern(ReadOnlyMemory<byte> bytes, bool isBinary) : IBytesPattern
{
    public string Name => $"{(isBinary ? "binary" : "string")} '{Text}'";

    public string ContentName => isBinary ? "(binary)" : $"'{Text}'";

    public int MinBytes => bytes.Length;

    /// <summary>Up to the first NUL, where the reports of HAProxy end it too.</summary>
    private string Text
    {
        get
        {
            ReadOnlySpan<byte> span = bytes.Span;
            int end = span.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? span : span[..end]);
        }
    }

    public bool? Find(ReadOnlySpan<byte> received, CheckContext context, out string? fault)
    {
        fault = null;
        return received.IndexOf(bytes.Span) >= 0;
    }
}
