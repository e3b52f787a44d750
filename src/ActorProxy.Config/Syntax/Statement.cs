using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Syntax;

/// <summary>One line of the configuration being read: its words, a cursor over them, and where to report what is wrong with them.</summary>
/// <remarks>One instance is reused for all lines, over the words of one splitter: a keyword takes what it needs and keeps no reference.</remarks>
public sealed class Statement(DiagnosticList diagnostics, Word[] words)
{
    private ConfigurationText _file = new("", "");
    private int _lineStart;
    private int _lineEnd;
    private int _first;
    private int _cursor;

    public DiagnosticList Diagnostics => diagnostics;

    public int Line { get; private set; }

    /// <summary>Words from the keyword on, without <c>no</c> or <c>default</c>.</summary>
    public int Count { get; private set; }

    public Negation Negation { get; private set; }

    /// <summary>The <c>no</c> or <c>default</c> itself.</summary>
    public Word NegationWord { get; private set; }

    public Word Keyword => words[_first];

    /// <summary>The word at an index from 0 (the keyword); an empty one beyond the last.</summary>
    public Word this[int index] => index < Count ? words[_first + index] : new Word("", 0, 0, EndColumn);

    /// <summary>The column after the last word, where a missing argument belongs.</summary>
    public int EndColumn => TrimmedLine().Length + 1;

    /// <summary>The next word that the cursor has not passed, or an empty one.</summary>
    public Word Current => this[_cursor];

    public bool AtEnd => _cursor >= Count;

    public void Begin(ConfigurationText file, int line, int lineStart, int lineEnd, int count)
    {
        _file = file;
        Line = line;
        _lineStart = lineStart;
        _lineEnd = lineEnd;
        Negation = Negation.None;
        _first = 0;
        if (count > 1 && (words[0].Is("no") || words[0].Is("default")))
        {
            Negation = words[0].Is("no") ? Negation.No : Negation.Default;
            NegationWord = words[0];
            _first = 1;
        }
        Count = count - _first;
        _cursor = 1;
    }

    /// <summary>Takes the next word.</summary>
    public bool TryTake(out Word word)
    {
        word = Current;
        if (AtEnd) return false;
        _cursor++;
        return true;
    }

    /// <summary>Takes the next word when it is <paramref name="text"/>.</summary>
    public bool TryTake(string text)
    {
        if (AtEnd || !Current.Is(text)) return false;
        _cursor++;
        return true;
    }

    /// <summary>Takes the argument of <paramref name="owner"/>, or reports that it is missing.</summary>
    public bool TakeArgument(Word owner, string what, out Word word)
    {
        if (TryTake(out word) && !word.IsEmpty) return true;
        Error(word, $"'{owner}' expects {what}");
        return false;
    }

    /// <summary>Takes all words that are left, for whatever compiles them later.</summary>
    public ImmutableArray<ConfigWord> TakeRest()
    {
        var rest = ImmutableArray.CreateBuilder<ConfigWord>(Math.Max(0, Count - _cursor));
        while (TryTake(out var word)) rest.Add(new ConfigWord(word.ToString(), At(word)));
        return rest.MoveToImmutable();
    }

    /// <summary>Reports what stands after the last argument that the keyword takes.</summary>
    public bool ExpectEnd()
    {
        if (AtEnd) return true;
        Error(Current, $"'{Keyword}' does not take the argument '{Current}'");
        return false;
    }

    public SourcePosition At(Word word) => new(_file.Path, Line, word.Column);

    public SourcePosition Position => At(Count > 0 ? Keyword : default);

    public void Error(Word at, string message, string? hint = null) => Report(Severity.Error, at.Column, message, hint);

    public void Warn(Word at, string message, string? hint = null) => Report(Severity.Warning, at.Column, message, hint);

    public void Notice(Word at, string message, string? hint = null) => Report(Severity.Notice, at.Column, message, hint);

    public void Report(Severity severity, int column, string message, string? hint = null) =>
        diagnostics.Add(severity, new SourcePosition(_file.Path, Line, column), message, hint);

    /// <summary>The one wording for a keyword of HAProxy's that has no meaning here yet.</summary>
    public void Refuse(Word at, string what) => Error(at, $"{what} is not supported yet");

    private ReadOnlySpan<char> TrimmedLine() => _file.Text.AsSpan(_lineStart, _lineEnd - _lineStart).TrimEnd();
}
