using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary><c>acl</c>, <c>tcp-request</c> and <c>tcp-response</c>. What their words mean is compiled with the generation; here they are collected.</summary>
internal static class RuleKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("acl", ProxySides.Frontend | ProxySides.Backend, Acl),
        new("tcp-request", ProxySides.Frontend | ProxySides.Backend, TcpRequest),
        new("tcp-response", ProxySides.Frontend | ProxySides.Backend, TcpResponse),
    ];

    private static void Acl(ProxyDraft draft, Statement statement)
    {
        if (!IsInNamedSection(draft, statement) || !statement.TakeArgument(statement.Keyword, "a name", out var name)) return;
        if (!ProxyNames.Check(statement, name)) return;
        if (name.Is("or") || name.Is("if") || name.Is("unless"))
        {
            statement.Error(name, $"an ACL can't be named '{name}', which has a meaning in conditions");
            return;
        }
        if (statement.AtEnd)
        {
            statement.Error(statement.Current, $"the ACL '{name}' expects a sample fetch and what to compare it with");
            return;
        }
        draft.Settings.Acls = draft.Settings.Acls.Add(new AclConfig(new ConfigWord(name.ToString(), statement.At(name)), statement.TakeRest()));
    }

    private static void TcpRequest(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'connection', 'session', 'content' or 'inspect-delay'", out var set)) return;
        switch (set.Span)
        {
            case "connection":
                Add(draft, statement, set, RuleSetKind.RequestConnection, ProxySides.Frontend);
                break;
            case "session":
                Add(draft, statement, set, RuleSetKind.RequestSession, ProxySides.Frontend);
                break;
            case "content":
                Add(draft, statement, set, RuleSetKind.RequestContent, ProxySides.Frontend | ProxySides.Backend);
                break;
            case "inspect-delay":
                if (TryTakeDelay(statement, set, out var delay)) draft.Settings.RequestInspectDelay = delay;
                break;
            default:
                statement.Error(set, $"'{statement.Keyword}' knows no '{set}'", "it takes 'connection', 'session', 'content' or 'inspect-delay'");
                break;
        }
    }

    private static void TcpResponse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'content' or 'inspect-delay'", out var set)) return;
        switch (set.Span)
        {
            case "content":
                Add(draft, statement, set, RuleSetKind.ResponseContent, ProxySides.Backend);
                break;
            case "inspect-delay":
                if (TryTakeDelay(statement, set, out var delay)) draft.Settings.ResponseInspectDelay = delay;
                break;
            default:
                statement.Error(set, $"'{statement.Keyword}' knows no '{set}'", "it takes 'content' or 'inspect-delay'");
                break;
        }
    }

    private static void Add(ProxyDraft draft, Statement statement, Word set, RuleSetKind kind, ProxySides sides)
    {
        if (!IsInNamedSection(draft, statement)) return;
        if (!draft.IsDefaults && !draft.Has(sides))
        {
            statement.Error(set, $"'{statement.Keyword} {set}' is for the {(sides == ProxySides.Frontend ? "frontend" : "backend")}'s side, which {draft.Title} has not");
            return;
        }
        if (statement.AtEnd)
        {
            statement.Error(statement.Current, $"'{statement.Keyword} {set}' expects an action");
            return;
        }
        draft.Settings.Rules = draft.Settings.Rules.Add(new RuleConfig(kind, statement.TakeRest(), statement.Position));
    }

    /// <summary>As in HAProxy, only a <c>defaults</c> section with a name hands rules on: where they come from shows in the proxy's own line.</summary>
    private static bool IsInNamedSection(ProxyDraft draft, Statement statement)
    {
        if (!draft.IsDefaults || draft.Name.Length > 0) return true;
        statement.Error(statement.Keyword, $"'{statement.Keyword}' can't stand in a 'defaults' section without a name", "give the section a name, and write 'from NAME' behind the proxies that are to have it");
        return false;
    }

    private static bool TryTakeDelay(Statement statement, Word owner, out TimeSpan delay)
    {
        delay = default;
        if (!statement.TakeArgument(owner, TimeSyntax.Expectation, out var word)) return false;
        if (TimeSyntax.TryParse(word.Span, TimeSpan.FromMilliseconds(1), out delay) is not { } fault) return statement.ExpectEnd();
        statement.Error(word, $"'{word}' is not {fault}");
        return false;
    }
}
