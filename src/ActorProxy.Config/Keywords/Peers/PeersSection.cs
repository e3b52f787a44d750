using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>An open <c>peers</c> section.</summary>
public sealed class PeersSection(PeersDraft draft) : ISection
{
    public void Parse(Statement statement)
    {
        var word = statement.Keyword;
        if (!PeersKeywords.Table.TryFind(word.Span, out var keyword))
            statement.Error(word, $"unknown keyword '{word}' in {draft.Title}", Spelling.Hint(word.Span, [.. PeersKeywords.Table.Names, .. KnownSections.Names.All]));
        else if (statement.Negation != Negation.None && !keyword.IsNegatable)
            statement.Error(statement.NegationWord, $"'{statement.NegationWord}' can't stand before '{word}'");
        else keyword.Parse(draft, statement);
    }

    public void End()
    {
    }
}
