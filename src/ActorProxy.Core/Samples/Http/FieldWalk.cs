namespace ActorProxy.Core.Samples.Http;

/// <summary>Goes over the values of the fields of one name: whole, or each of the items that commas separate outside of quotes.</summary>
internal ref struct FieldWalk(RequestHead head, ReadOnlySpan<byte> name, bool isWhole)
{
    private readonly RequestHead head = head;
    private readonly ReadOnlySpan<byte> name = name;
    private readonly bool isWhole = isWhole;
    private ReadOnlyMemory<byte> value;
    private int index = -1;
    private int rest = -1;

    /// <summary>Where the walk stands, for <see cref="Resume"/>.</summary>
    public readonly int Cursor => ((index + 1) << 24) | (rest + 1);

    /// <summary>The item that <see cref="MoveNext"/> found.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>Goes back to where another walk over the same head stood; 0 is the beginning.</summary>
    public void Resume(int cursor)
    {
        index = (cursor >> 24) - 1;
        rest = (cursor & 0xffffff) - 1;
        if (rest >= 0)
            value = head.ValueOf(index);
    }

    public bool MoveNext()
    {
        if (rest < 0)
        {
            index = head.Find(name, index + 1);
            if (index < 0)
                return false;
            value = head.ValueOf(index);
            if (isWhole)
            {
                Current = value;
                return true;
            }

            rest = 0;
        }

        var item = value[rest..];
        var comma = FindComma(item.Span);
        if (comma >= 0)
            item = item[..comma];
        rest = comma < 0 ? -1 : rest + comma + 1;
        Current = Trim(item);
        return true;
    }

    /// <summary>How many there are.</summary>
    public int Count()
    {
        var count = 0;
        while (MoveNext())
            count++;
        return count;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> item)
    {
        var span = item.Span;
        var start = 0;
        var end = span.Length;
        while (start < end && span[start] is (byte)' ' or (byte)'\t')
            start++;
        while (end > start && span[end - 1] is (byte)' ' or (byte)'\t')
            end--;
        return item[start..end];
    }

    private static int FindComma(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOfAny((byte)',', (byte)'"');
        if (comma < 0 || text[comma] == ',')
            return comma;
        var isQuoted = false;
        for (var i = comma; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when isQuoted:
                    i++;
                    break;
                case (byte)'"':
                    isQuoted = !isQuoted;
                    break;
                case (byte)',' when !isQuoted:
                    return i;
            }
        }

        return -1;
    }
}
