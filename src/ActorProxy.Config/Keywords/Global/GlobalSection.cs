using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>An open <c>global</c> section.</summary>
public sealed class GlobalSection(LoadState load) : ISection
{
    public void Parse(Statement statement)
    {
        var word = statement.Keyword;
        if (GlobalKeywords.Table.TryFind(word.Span, out var keyword))
        {
            if (statement.Negation == Negation.None || keyword.IsNegatable) keyword.Parse(load, statement);
            else statement.Error(statement.NegationWord, $"'{statement.NegationWord}' can't stand before '{word}'");
        }
        else if (InertKeywords.Reason(word.Span) is { } reason)
        {
            if (load.Noticed.Add(word.ToString())) statement.Notice(word, $"'{word}' has no effect: {reason}");
        }
        else if (KnownGlobalKeywords.Names.Contains(word.Span)) statement.Refuse(word, $"'{word}'");
        else statement.Error(word, $"unknown keyword '{word}' in the 'global' section", Spelling.Hint(word.Span, [.. GlobalKeywords.Table.Names, .. KnownGlobalKeywords.Names.All, .. KnownSections.Names.All]));
    }

    public void End()
    {
    }
}
