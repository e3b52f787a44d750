using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>The word <c>rdp-cookie</c> or <c>rdp-cookie(NAME)</c>, of <c>balance</c> and of <c>persist</c>.</summary>
internal static class RdpCookieName
{
    private const string Word = "rdp-cookie";

    /// <summary>Reads a word that begins with <c>rdp-cookie</c>; false after an error.</summary>
    /// <param name="name">Null where none is given.</param>
    public static bool TryRead(Statement statement, Word word, out string? name)
    {
        name = null;
        switch (word.Span[Word.Length..])
        {
            case "":
                return true;
            case ['(', .. { Length: > 0 } inner, ')']:
                name = inner.ToString();
                return true;
            default:
                statement.Error(word, $"'{statement.Keyword}' expects 'rdp-cookie' or 'rdp-cookie(NAME)', not '{word}'");
                return false;
        }
    }
}
