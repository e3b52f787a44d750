namespace ActorProxy.Core.Samples.Http;

/// <summary>Goes over the parameters of a request's target that have a name: <c>?name=value&amp;name=value</c>.</summary>
/// <param name="delimiter">What stands before the first one, and between them beside '&amp;' and ';'.</param>
/// <param name="name">Empty for any.</param>
internal ref struct ParameterWalk(ReadOnlyMemory<byte> target, byte delimiter, ReadOnlySpan<byte> name, bool ignoreCase)
{
    private readonly ReadOnlyMemory<byte> target = target;
    private readonly byte delimiter = delimiter;
    private readonly ReadOnlySpan<byte> name = name;
    private readonly bool ignoreCase = ignoreCase;

    /// <summary>Where the walk stands, for <see cref="Resume"/>; 0 is the beginning.</summary>
    public int Cursor { get; private set; }

    public ReadOnlyMemory<byte> Current { get; private set; }

    public void Resume(int cursor) => Cursor = cursor;

    public bool MoveNext()
    {
        var text = target.Span;
        if (Cursor == 0)
        {
            var start = text.IndexOf(delimiter);
            if (start < 0)
                return false;
            Cursor = start + 1;
        }

        while (Cursor < text.Length)
        {
            var parameter = text[Cursor..];
            var end = parameter.IndexOfAny(delimiter, (byte)'&', (byte)';');
            if (end >= 0)
                parameter = parameter[..end];
            var at = Cursor;
            Cursor += parameter.Length + 1;
            var sign = parameter.IndexOf((byte)'=');
            if (sign < 0 || !IsWanted(parameter[..sign]))
                continue;
            Current = target.Slice(at + sign + 1, parameter.Length - sign - 1);
            return true;
        }

        return false;
    }

    private readonly bool IsWanted(ReadOnlySpan<byte> found) =>
        name.IsEmpty || (ignoreCase ? System.Text.Ascii.EqualsIgnoreCase(found, name) : found.SequenceEqual(name));
}
