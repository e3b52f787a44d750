using System.Text;

namespace ActorProxy.Config.Syntax;

/// <summary>Cuts one line into words as configuration.txt 2.2 and 2.3 say: quotes, escapes, variables, comments.</summary>
/// <remarks>One instance serves a whole load; <see cref="Words"/> is overwritten by each <see cref="Split"/>.</remarks>
public sealed class WordSplitter(VariableTable variables)
{
    /// <summary>A line holds no more words than this, as in HAProxy.</summary>
    public const int MaxWords = 64;

    private readonly Word[] _words = new Word[MaxWords];
    private readonly StringBuilder _buffer = new();
    private string _text = "";
    private int _lineStart;
    private int _position;
    private int _end;

    public int Count { get; private set; }

    /// <summary>The words of the line, of which <see cref="Count"/> are valid.</summary>
    public Word[] Words => _words;

    /// <summary>The column of the fault that <see cref="Split"/> returned.</summary>
    public int FaultColumn { get; private set; }

    /// <summary>Cuts the characters from <paramref name="start"/> up to <paramref name="end"/>, which hold no line feed.</summary>
    public SplitFault Split(string text, int start, int end)
    {
        _text = text;
        _lineStart = start;
        _position = start;
        _end = end;
        Count = 0;
        while (true)
        {
            while (_position < _end && IsBlank(text[_position])) _position++;
            if (_position >= _end || text[_position] == '#') return SplitFault.None;
            if (Count == MaxWords) return Fault(SplitFault.TooManyWords, _position);
            var fault = ReadWord();
            if (fault != SplitFault.None) return fault;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r';

    private SplitFault ReadWord()
    {
        var start = _position;
        for (; _position < _end; _position++)
        {
            var c = _text[_position];
            if (IsBlank(c) || c == '#') break;
            if (c is '"' or '\'' or '\\') return ReadProtectedWord(start);
        }
        Add(_text, start, _position - start, start);
        return SplitFault.None;
    }

    private void Add(string source, int start, int length, int at) => _words[Count++] = new Word(source, start, length, at - _lineStart + 1);

    private SplitFault Fault(SplitFault fault, int at)
    {
        FaultColumn = at - _lineStart + 1;
        return fault;
    }

    private SplitFault ReadProtectedWord(int start)
    {
        _buffer.Clear().Append(_text, start, _position - start);
        var quote = '\0';
        var quotedAt = 0;
        for (; _position < _end; _position++)
        {
            var c = _text[_position];
            if (quote == '\0' && (IsBlank(c) || c == '#')) break;
            if (c is '"' or '\'' && (quote == '\0' || quote == c))
            {
                quotedAt = _position;
                quote = quote == '\0' ? c : '\0';
                continue;
            }
            var fault = SplitFault.None;
            if (c == '\\' && quote != '\'') fault = ReadEscape(quote);
            else if (c == '$' && quote == '"') fault = ReadVariable(start);
            else _buffer.Append(c);
            if (fault != SplitFault.None) return fault;
        }
        if (quote != '\0') return Fault(SplitFault.UnmatchedQuote, quotedAt);
        AddBuffer(start);
        return SplitFault.None;
    }

    private void AddBuffer(int start)
    {
        var word = _buffer.ToString();
        _buffer.Clear();
        Add(word, 0, word.Length, start);
    }

    /// <summary>Reads the escape at the position and stays on its last character; an unknown one keeps its backslash.</summary>
    private SplitFault ReadEscape(char quote)
    {
        var next = _position + 1 < _end ? _text[_position + 1] : '\0';
        switch (next)
        {
            case ' ' or '\\' or '#' or '"' or '\'' or '\t':
            case '$' when quote == '"':
                _buffer.Append(next);
                break;
            case 'n':
                _buffer.Append('\n');
                break;
            case 'r':
                _buffer.Append('\r');
                break;
            case 't':
                _buffer.Append('\t');
                break;
            case 'x':
                if (_position + 3 >= _end || !char.IsAsciiHexDigit(_text[_position + 2]) || !char.IsAsciiHexDigit(_text[_position + 3]))
                    return Fault(SplitFault.Hexadecimal, _position);
                _buffer.Append(RawBytes.ToChar((Convert.FromHexString(_text.AsSpan(_position + 2, 2)))[0]));
                _position += 3;
                return SplitFault.None;
            default:
                _buffer.Append('\\');
                return SplitFault.None;
        }
        _position++;
        return SplitFault.None;
    }

    /// <summary>Reads <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME-default}</c> or <c>${NAME[*]}</c> and stays on its last character.</summary>
    private SplitFault ReadVariable(int wordStart)
    {
        var dollar = _position;
        var at = _position + 1;
        var braced = at < _end && _text[at] == '{';
        if (braced) at++;
        var nameStart = at;
        if (at < _end && _text[at] == '.') at++;
        if (at >= _end || !(char.IsAsciiLetter(_text[at]) || _text[at] == '_')) return Fault(SplitFault.VariableName, at);
        while (at < _end && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_')) at++;
        var name = _text[nameStart..at];
        if (name[0] == '.' && !VariableTable.IsPseudo(name)) return Fault(SplitFault.VariableName, nameStart);

        var expands = false;
        string? fallback = null;
        if (braced)
        {
            if (at < _end && _text[at] == '[')
            {
                if (string.CompareOrdinal(_text, at, "[*]", 0, 3) != 0 || at + 3 > _end) return Fault(SplitFault.Expansion, at + 1);
                expands = true;
                at += 3;
            }
            else if (at < _end && _text[at] == '-')
            {
                var from = ++at;
                while (at < _end && !IsBlank(_text[at]) && _text[at] is not ('"' or '}')) at++;
                fallback = _text[from..at];
            }
            if (at >= _end || _text[at] != '}') return Fault(SplitFault.UnmatchedBrace, dollar + 1);
            at++;
        }
        _position = at - 1;
        var value = variables.Find(name) ?? fallback ?? "";
        if (!expands)
        {
            _buffer.Append(value);
            return SplitFault.None;
        }
        return Expand(value, wordStart);
    }

    /// <summary>A list becomes words of its own; text beside it in the same word sticks to the first and to the last.</summary>
    private SplitFault Expand(string value, int wordStart)
    {
        var isFirst = true;
        for (var start = 0; start < value.Length;)
        {
            var end = value.IndexOf(' ', start);
            if (end < 0) end = value.Length;
            var part = value.AsSpan(start, end - start);
            start = end + 1;
            if (part.IsEmpty) continue;
            if (!isFirst)
            {
                // One place is left for the last word, which the caller adds.
                if (Count >= MaxWords - 1) return Fault(SplitFault.TooManyWords, wordStart);
                AddBuffer(wordStart);
            }
            _buffer.Append(part);
            isFirst = false;
        }
        return SplitFault.None;
    }
}
