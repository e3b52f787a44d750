namespace ActorProxy.Config.Syntax;

/// <summary>One word of a line after quotes, escapes and variables were resolved, and the column where it started.</summary>
/// <remarks>A plain word is a slice of the file's text, so that reading a large file makes no string per word.</remarks>
public readonly struct Word(string source, int start, int length, int column)
{
    private readonly string? _source = source;

    /// <summary>From 1, in characters.</summary>
    public int Column => column;

    public bool IsEmpty => length == 0;

    public ReadOnlySpan<char> Span => _source.AsSpan(start, length);

    public bool Is(string text) => Span.SequenceEqual(text);

    public override string ToString() => _source is null ? "" : start == 0 && length == _source.Length ? _source : _source.Substring(start, length);
}
