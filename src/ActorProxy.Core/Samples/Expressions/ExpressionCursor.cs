using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>A place in a word that holds an expression.</summary>
/// <remarks>Positions count from the word's start: exact unless quotes or escapes stand before them in the line.</remarks>
/// <param name="isContinued">The word goes on with a converter.</param>
/// <param name="start">Where the expression begins in the word.</param>
/// <param name="isBracketed">The expression ends at a closing bracket, and more may follow it.</param>
internal sealed class ExpressionCursor(ConfigWord word, bool isContinued = false, int start = 0, bool isBracketed = false)
{
    /// <summary>The word up to its first NUL, as a word of C's text ends there.</summary>
    private readonly string source = word.Text.IndexOf('\0', StringComparison.Ordinal) is var end and >= 0 ? word.Text[..end] : word.Text;
    private bool isCommaDue = isContinued;
    private int at = start;

    /// <summary>Where the cursor stands, counted from the word's first letter.</summary>
    public int Offset => at;

    public SourcePosition Position => word.Position with { Column = word.Position.Column == 0 ? 0 : word.Position.Column + at };

    public bool IsAtEnd => at >= source.Length || (isBracketed && source[at] == ']');

    /// <summary>A comma without a name before it. In brackets one stands only between others, as in HAProxy.</summary>
    public bool IsAtIdleComma => isBracketed ? IsAtComma : IsAtEnd || IsAtComma;

    private bool IsAtComma => !IsAtEnd && source[at] == ',';

    /// <summary>What may follow a step of the expression.</summary>
    public string Expected => isBracketed ? "a comma or a closing bracket" : "a comma";

    public string Rest => source[at..];

    /// <summary>The name that a word begins with.</summary>
    public static string NameAt(string text)
    {
        var end = text.AsSpan().IndexOfAny('(', ',');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Takes the letters up to a parenthesis, a comma or the end; in brackets, up to whatever no name has.</summary>
    public string TakeName()
    {
        var name = isBracketed ? Rest[..Rest.TakeWhile(IsOfName).Count()] : NameAt(Rest);
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

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or ':';

    private static char? Unescape(char letter) => letter switch
    {
        '\\' or '"' or '\'' or ' ' => letter,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };
}
