namespace ActorProxy.Core.Samples.Http;

/// <summary>Goes over the cookies of a request that have a value, in all its fields (RFC 6265 4.2, and what clients make of it).</summary>
/// <param name="name">Empty for any.</param>
internal ref struct CookieWalk(RequestHead head, ReadOnlySpan<byte> name)
{
    private readonly RequestHead head = head;
    private readonly ReadOnlySpan<byte> name = name;
    private ReadOnlyMemory<byte> value;
    private int index = -1;
    private int at = -1;

    /// <summary>Where the walk stands, for <see cref="Resume"/>.</summary>
    public readonly int Cursor => ((index + 1) << 24) | (at + 1);

    public ReadOnlyMemory<byte> Current { get; private set; }

    public ReadOnlyMemory<byte> CurrentName { get; private set; }

    /// <summary>Goes back to where another walk over the same head stood; 0 is the beginning.</summary>
    public void Resume(int cursor)
    {
        index = (cursor >> 24) - 1;
        at = (cursor & 0xffffff) - 1;
        if (at >= 0)
            value = head.ValueOf(index);
    }

    public bool MoveNext()
    {
        while (true)
        {
            if (at < 0)
            {
                index = head.Find("cookie"u8, index + 1);
                if (index < 0)
                    return false;
                value = head.ValueOf(index);
                at = 0;
            }

            while (at < value.Length)
            {
                if (Next())
                    return true;
            }

            at = -1;
        }
    }

    /// <summary>Passes one cookie; true when it is wanted.</summary>
    private bool Next()
    {
        var text = value.Span;
        var cookieStart = at;
        SkipBlanks(text);
        if (cookieStart == 0 || text[cookieStart - 1] == ',')
            cookieStart = at;
        var nameStart = at;
        while (at < text.Length && text[at] is not ((byte)'=' or (byte)';' or (byte)','))
            at++;
        var nameEnd = TrimEnd(text, nameStart, at);
        if (at == text.Length || text[at] != '=')
        {
            at++;
            return false;
        }

        at++;
        SkipBlanks(text);
        var start = at;
        SkipValue(text);
        var end = TrimEnd(text, start, at);
        var isLast = at == text.Length || text[at] == ',';
        var length = at - cookieStart;
        at++;

        // Attributes of the field's first version are no cookies (RFC 2965 3.3.4).
        var found = text[nameStart..nameEnd];
        if (found is [(byte)'$', ..])
            return false;

        // As HAProxy: nothing behind the last sign of equality is no cookie, when one of a name is looked for.
        if (!name.IsEmpty && (!found.SequenceEqual(name) || (isLast && length <= name.Length + 1)))
            return false;
        CurrentName = value[nameStart..nameEnd];
        Current = value[start..end];
        return true;
    }

    private void SkipBlanks(ReadOnlySpan<byte> text)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t')
            at++;
    }

    /// <summary>Goes to what ends the value: quotes hide it.</summary>
    private void SkipValue(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\\' when isQuoted:
                    at++;
                    break;
                case (byte)'"':
                    isQuoted = !isQuoted;
                    break;
                case (byte)';' or (byte)',' when !isQuoted:
                    return;
            }
        }

        at = Math.Min(at, text.Length);
    }

    private static int TrimEnd(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && text[end - 1] is (byte)' ' or (byte)'\t')
            end--;
        return end;
    }
}
