namespace ActorProxy.Engine.Checks;

/// <summary><c>string</c>: bytes anywhere in the body.</summary>
internal sealed class HttpBodyPattern(ReadOnlyMemory<byte> bytes) : IHttpPattern
{
    public bool IsOnBody => true;

    public bool IsMatch(ReadOnlySpan<byte> subject) => subject.IndexOf(bytes.Span) >= 0;
}
