using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>A place in a word that holds an expression.</summary>
/// <remarks>Positions count from the word's start: exact unless quotes or escapes stand before them in the line.</remarks>
internal sealed class ExpressionCursor(ConfigWord word, bool isContinued = false)
{
    private bool isCommaDue = isContinued;
    private int at;

    public SourcePosition Position => word.Position with { Column = word.Position.Column == 0 ? 0 : word.Position.Column + at };

    public bool IsAtEnd => at >= word.Text.Length;

    public string Rest => word.Text[at..];

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

        if (IsAtEnd || word.Text[at] != ',')
            return false;
        at++;
        return true;
    }

    public bool TakeParenthesis()
    {
        if (IsAtEnd || word.Text[at] != '(')
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
        for (; at < word.Text.Length; at++)
        {
            var letter = word.Text[at];
            if (letter == '\\' && quote != '\'' && at + 1 < word.Text.Length)
            {
                text.Append(word.Text[++at]);
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
}
