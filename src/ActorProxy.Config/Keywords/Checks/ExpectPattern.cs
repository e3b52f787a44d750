using System.Text.RegularExpressions;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>What <c>tcp-check expect</c> and <c>http-check expect</c> check in the same way.</summary>
internal static class ExpectPattern
{
    /// <summary>Takes the exclamation mark, which may stand alone or stick to the match.</summary>
    public static bool TakeNegation(Statement statement, out ReadOnlySpan<char> match, out Word word)
    {
        var isNegated = statement.TryTake("!");
        statement.TryTake(out word);
        match = word.Span;
        if (match is not ['!', ..]) return isNegated;
        match = match[1..];
        return true;
    }

    public static bool IsExpression(Statement statement, Word owner, Word word)
    {
        try
        {
            _ = new Regex(PosixClasses.WriteOut(word.ToString()), RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException e)
        {
            statement.Error(word, $"'{owner}' expects a regular expression: {e.Message}");
            return false;
        }
    }

    /// <summary>Whether the text has no log-format variable; one is refused by name.</summary>
    public static bool IsPlain(Statement statement, Word owner, Word word, out string text)
    {
        text = word.ToString();
        if (!text.Contains('%')) return true;
        if (!text.Replace("%%", "", StringComparison.Ordinal).Contains('%'))
        {
            text = text.Replace("%%", "%", StringComparison.Ordinal);
            return true;
        }
        statement.Refuse(word, $"a log-format variable in '{owner}'");
        return false;
    }
}
