using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>A place in a file's text that moves forward and knows its line and column.</summary>
internal sealed class HoconCursor(ConfigurationText file)
{
    private readonly string _text = file.Text;
    private int _lineStart;
    private int _line = 1;

    public int Index { get; private set; }

    public bool IsAtEnd => Index >= _text.Length;

    /// <summary>The character here, or NUL at the end: where NUL could be meant, <see cref="IsAtEnd"/> tells.</summary>
    public char Current => Index < _text.Length ? _text[Index] : '\0';

    public SourcePosition Position => new(file.Path, _line, Index - _lineStart + 1);

    public bool IsAtNewline => !IsAtEnd && _text[Index] == '\n';

    public bool IsAtComment => Current == '#' || StartsWith("//");

    public bool IsAtUnquoted => !IsAtEnd && HoconLetters.IsUnquoted(_text[Index]) && !IsAtComment;

    /// <summary>This place, to come back to.</summary>
    public (int Index, int Line, int LineStart) Mark => (Index, _line, _lineStart);

    public void Return((int Index, int Line, int LineStart) mark) => (Index, _line, _lineStart) = mark;

    public char Peek(int ahead) => Index + ahead < _text.Length ? _text[Index + ahead] : '\0';

    public bool StartsWith(string word) => string.CompareOrdinal(_text, Index, word, 0, word.Length) == 0;

    public string TextFrom(int start) => _text[start..Index];

    public void Advance(int count = 1)
    {
        for (; count > 0 && Index < _text.Length; count--)
        {
            if (_text[Index++] != '\n') continue;
            _line++;
            _lineStart = Index;
        }
    }

    /// <summary>Passes whitespace within the line and returns it.</summary>
    public string TakeBlanks()
    {
        var start = Index;
        while (!IsAtEnd && !IsAtNewline && HoconLetters.IsBlank(_text[Index])) Index++;
        return Index == start ? "" : TextFrom(start);
    }

    /// <summary>Passes whitespace, newlines and comments; says whether a newline was among them.</summary>
    public bool SkipToToken()
    {
        var sawNewline = false;
        while (!IsAtEnd)
        {
            if (IsAtComment)
            {
                SkipLine();
                continue;
            }
            if (IsAtNewline) sawNewline = true;
            else if (!HoconLetters.IsBlank(Current)) break;
            Advance();
        }
        return sawNewline || IsAtEnd;
    }

    /// <summary>Goes to the end of the line, before its newline.</summary>
    public void SkipLine()
    {
        var end = _text.IndexOf('\n', Index);
        Index = end < 0 ? _text.Length : end;
    }

    /// <summary>Takes characters that can stand without quotes. A number keeps the plus sign of its exponent.</summary>
    public string TakeUnquoted()
    {
        var start = Index;
        var isNumber = char.IsAsciiDigit(Current) || (Current == '-' && char.IsAsciiDigit(Peek(1)));
        while (IsAtUnquoted || (isNumber && Current == '+' && Index > start && _text[Index - 1] is 'e' or 'E' && char.IsAsciiDigit(Peek(1)))) Index++;
        return TextFrom(start);
    }
}
