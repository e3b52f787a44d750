using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which server a client comes back to: <c>persist</c>, <c>force-persist</c>, <c>ignore-persist</c>.</summary>
internal static class PersistKeywords
{
    /// <summary>What terminal servers and their session directories call the cookie.</summary>
    private const string UsualCookie = "msts";

    public static readonly ProxyKeyword[] All =
    [
        new("persist", ProxySides.Backend, Persist),
        new("force-persist", ProxySides.Backend, static (draft, statement) => Rule(draft, statement, isForced: true)) { IsInheritable = false },
        new("ignore-persist", ProxySides.Backend, static (draft, statement) => Rule(draft, statement, isForced: false)) { IsInheritable = false },
    ];

    private static void Persist(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'rdp-cookie'", out var word)) return;
        if (!word.Span.StartsWith("rdp-cookie"))
            statement.Error(word, $"'{statement.Keyword}' expects 'rdp-cookie' or 'rdp-cookie(NAME)', not '{word}'");
        else if (RdpCookieName.TryRead(statement, word, out var name) && statement.ExpectEnd())
            draft.EditBackend(backend => backend with { PersistCookie = name ?? UsualCookie });
    }

    private static void Rule(ProxyDraft draft, Statement statement, bool isForced)
    {
        if (RoutingKeywords.RequiredCondition(statement) is { } condition)
            draft.PersistRules.Add(new PersistRuleConfig(isForced, statement.Position, condition));
    }
}
