using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>A place in a word that holds an expression.</summary>
/// <remarks>Positions count from the word's start: exact unless quotes or escapes stand before them in the line.</remarks>
internal sealed class ExpressionCursor(ConfigWord word, bool isContinued = false)
{
    /// <summary>The word up to its first NUL, as a word of C's text ends there.</summary>
    private readonly string source = word.Text.IndexOf('\0', StringComparison.Ordinal) is var end and >= 0 ? word.Text[..end] : word.Text;
    private bool isCommaDue = isContinued;
    private int at;

    public SourcePosition Position => word.Position with { Column = word.Position.Column == 0 ? 0 : word.Position.Column + at };

    public bool IsAtEnd => at >= source.Length;

    public bool IsAtComma => !IsAtEnd && source[at] == ',';

    public string Rest => source[at..];

    /// <summary>The name that a word begins with.</summary>
    public static string NameAt(string text)
    {
        var end = text.AsSpan().IndexOfAny('(', ',');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Takes the letters up to a parenthesis, a comma or the end.</summary>
    public string TakeName()
    {
        var name = NameAt(Rest);
        at += name.Length;
        return name;
    }

    public bool TakeComma()
    {
        if (isCommaDue)
        {
            // A converter in a word of its own stands without a comma.
            isCommaDue = false;
            return true;
        }

        if (IsAtEnd || source[at] != ',')
            return false;
        at++;
        return true;
    }

    public bool TakeParenthesis()
    {
        if (IsAtEnd || source[at] != '(')
            return false;
        at++;
        return true;
    }

    /// <summary>Takes one argument and what ends it: a comma, or the closing parenthesis.</summary>
    /// <param name="isLast">The closing parenthesis came.</param>
    /// <returns>Null when neither came.</returns>
    public string? TakeArgument(out bool isLast)
    {
        isLast = false;
        var text = new System.Text.StringBuilder();
        var quote = '\0';
        for (; at < source.Length; at++)
        {
            var letter = source[at];
            if (letter == '\\' && quote != '\'' && at + 1 < source.Length && Unescape(source[at + 1]) is { } escaped)
            {
                // A backslash before anything else is a letter, and so parentheses and commas can only be quoted.
                text.Append(escaped);
                at++;
            }
            else if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && letter is ('"' or '\''))
            {
                quote = letter;
            }
            else if (quote == '\0' && letter is (',' or ')'))
            {
                at++;
                isLast = letter == ')';
                return text.ToString();
            }
            else
            {
                text.Append(letter);
            }
        }

        return null;
    }

    private static char? Unescape(char letter) => letter switch
    {
        '\\' or '"' or '\'' or ' ' => letter,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };
}
