namespace ActorProxy.Http.Http1;

/// <summary>Where a header field stands in the bytes of its message.</summary>
/// <param name="ValueLength">Without the blanks around the value.</param>
/// <param name="IsFolded">The value goes over several lines: each CR and LF in it means a blank (RFC 9112 5.2).</param>
public readonly record struct HeaderField(int NameStart, int NameLength, int ValueStart, int ValueLength, bool IsFolded)
{
    public Range Name => NameStart..(NameStart + NameLength);

    public Range Value => ValueStart..(ValueStart + ValueLength);
}
