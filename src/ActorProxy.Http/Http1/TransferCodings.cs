namespace ActorProxy.Http.Http1;

/// <summary>What the fields Transfer-Encoding of a message say together: <c>chunked</c> must come last and once (RFC 9112 6.1).</summary>
internal struct TransferCodings
{

    public bool IsPresent { get; private set; }

    /// <summary>The last coding so far is <c>chunked</c>.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Whether what was said makes a message whose end can be found.</summary>
    public readonly bool IsGood => !IsPresent || IsChunked;

    /// <summary>False when something follows <c>chunked</c>.</summary>
    public bool TryAdd(ReadOnlySpan<byte> value)
    {
        IsPresent = true;
        while (true)
        {
            var comma = value.IndexOf((byte)',');
            var coding = HeadCharacters.Trim(comma < 0 ? value : value[..comma]);
            if (coding.Length > 0)
            {
                if (IsChunked)
                    return false;
                IsChunked = System.Text.Ascii.EqualsIgnoreCase(coding, "chunked"u8);
            }

            if (comma < 0)
                return true;
            value = value[(comma + 1)..];
        }
    }
}
