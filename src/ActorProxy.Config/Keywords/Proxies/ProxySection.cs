using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>An open <c>defaults</c>, <c>frontend</c>, <c>backend</c> or <c>listen</c> section.</summary>
public sealed class ProxySection(ProxyDraft draft) : ISection
{
    public void Parse(Statement statement)
    {
        var word = statement.Keyword;
        if (!ProxyKeywords.Table.TryFind(word.Span, out var keyword))
        {
            Unknown(statement, word);
            return;
        }
        if (statement.Negation != Negation.None && !keyword.IsNegatable)
        {
            statement.Error(statement.NegationWord, $"'{statement.NegationWord}' can't stand before '{word}', only before 'option' and 'log'");
            return;
        }
        if (draft.IsDefaults && !keyword.IsInheritable)
        {
            statement.Error(word, $"'{word}' can't stand in a 'defaults' section");
            return;
        }
        if (!draft.Has(keyword.Sides))
        {
            Misplaced(statement, word, keyword.Sides, keyword.IsStrict);
            return;
        }
        keyword.Parse(draft, statement);
    }

    public void End()
    {
    }

    /// <summary>Reports a line for the side that the section lacks.</summary>
    internal void Misplaced(Statement statement, Word word, ProxySides sides, bool isStrict = false) => Misplaced(draft, statement, word, sides, isStrict);

    internal static void Misplaced(ProxyDraft draft, Statement statement, Word word, ProxySides sides, bool isStrict = false)
    {
        var side = sides == ProxySides.Frontend ? "frontend" : "backend";
        var hint = word.Span switch
        {
            "maxconn" => "'fullconn' and the servers' 'maxconn' limit a backend",
            "fullconn" => "'maxconn' limits a frontend",
            _ => null,
        };
        statement.Report(isStrict ? Severity.Error : Severity.Warning, word.Column, $"'{word}' is for the {side}'s side, which {draft.Title} has not{(isStrict ? "" : ": the line is ignored")}", hint);
    }

    private void Unknown(Statement statement, Word word)
    {
        if (RetiredKeywords.Replacement(word.Span) is { } replacement) statement.Error(word, $"'{word}' does not exist any more", $"write '{replacement}'");
        else if (HttpOnly.IsKeyword(word.Span) && statement.Negation == Negation.None) HttpOnly.Report(draft, statement, word.ToString());
        else if (KnownProxyKeywords.Names.Contains(word.Span)) statement.Refuse(word, $"'{word}'");
        else statement.Error(word, $"unknown keyword '{word}' in {draft.Title}", Spelling.Hint(word.Span, [.. ProxyKeywords.Table.Names, .. KnownProxyKeywords.Names.All, .. KnownSections.Names.All]));
    }
}
