using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.StickTables;

/// <summary>What a proxy remembers of its clients, and how it is used: <c>stick-table</c>, <c>stick</c>.</summary>
internal static class StickKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("stick", ProxySides.Backend, Stick) { IsInheritable = false },
        new("stick-table", ProxySides.Both, DeclareTable) { IsInheritable = false },
    ];

    private static void DeclareTable(ProxyDraft draft, Statement statement)
    {
        if (draft.StickTable is { } other) statement.Error(statement.Keyword, $"{draft.Title} has a 'stick-table' already, at {other.Position}", "more tables can stand in a 'peers' section, or each in a backend of its own");
        else if (StickTableLine.Parse(statement, draft.Name, draft.Name, statement.Position) is { } table)
        {
            draft.StickTable = table;
        }
    }

    private static void Stick(ProxyDraft draft, Statement statement)
    {
        const string Expected = "'match', 'on', 'store-request' or 'store-response'";
        if (!statement.TakeArgument(statement.Keyword, Expected, out var word)) return;
        StickRuleKind? kind = word.Span switch
        {
            "match" => StickRuleKind.Match,
            "on" => StickRuleKind.On,
            "store-request" => StickRuleKind.StoreRequest,
            "store-response" => StickRuleKind.StoreResponse,
            _ => null,
        };
        if (kind is null)
        {
            statement.Error(word, $"'{statement.Keyword}' expects {Expected}, not '{word}'", Spelling.Hint(word.Span, ["match", "on", "store-request", "store-response"]));
            return;
        }
        if (statement.AtEnd)
        {
            statement.Error(statement.Current, $"'{statement.Keyword} {word}' expects a sample fetch");
            return;
        }
        var rule = new StickRuleConfig(kind.Value, statement.TakeRest(), statement.Position);
        if (CheckForm(rule, statement)) draft.StickRules.Add(rule);
    }

    /// <summary>Behind the expression stand <c>table</c> with a name, then a condition, or neither.</summary>
    private static bool CheckForm(StickRuleConfig rule, Statement statement)
    {
        var words = rule.Words;
        var next = rule.HasTable ? 3 : 1;
        if (rule.HasTable && words.Length < 3)
        {
            statement.Report(Severity.Error, statement.EndColumn, $"'{words[1]}' expects the name of a table");
            return false;
        }
        if (next >= words.Length || words[next].Text is "if" or "unless") return true;
        statement.Report(Severity.Error, words[next].Position.Column, $"'{statement.Keyword}' expects 'table', 'if' or 'unless' here, not '{words[next]}'");
        return false;
    }
}
