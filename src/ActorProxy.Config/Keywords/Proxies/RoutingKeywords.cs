using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which backend and which server a connection goes to: <c>default_backend</c>, <c>use_backend</c>, <c>use-server</c>.</summary>
internal static class RoutingKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("default_backend", ProxySides.Frontend, DefaultBackend),
        new("use_backend", ProxySides.Frontend, UseBackend) { IsInheritable = false },
        new("use-server", ProxySides.Backend, UseServer) { IsInheritable = false },
    ];

    private static void DefaultBackend(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "the name of a backend", out var name)) return;
        draft.Settings.Frontend = draft.Settings.Frontend with { DefaultBackend = name.ToString(), DefaultBackendPosition = statement.At(name) };
        statement.ExpectEnd();
    }

    private static void UseBackend(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "the name of a backend", out var name)) return;
        if (ConditionWords(statement) is not { } condition) return;
        draft.UseBackends.Add(new UseBackendConfig(name.ToString(), statement.At(name)) { Condition = condition });
    }

    private static void UseServer(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "the name of a server", out var name)) return;
        if (RequiredCondition(statement) is not { } condition) return;
        draft.UseServers.Add(new UseServerConfig(name.ToString(), statement.At(name), condition));
    }

    internal static ImmutableArray<ConfigWord>? RequiredCondition(Statement statement)
    {
        if (!statement.AtEnd) return ConditionWords(statement);
        statement.Error(statement.Current, $"'{statement.Keyword}' expects a condition: 'if' or 'unless'");
        return null;
    }

    /// <summary>From <c>if</c> or <c>unless</c> on; empty at the line's end; null after an error.</summary>
    private static ImmutableArray<ConfigWord>? ConditionWords(Statement statement)
    {
        if (!statement.AtEnd && !statement.Current.Is("if") && !statement.Current.Is("unless"))
        {
            statement.Error(statement.Current, $"'{statement.Keyword}' expects 'if' or 'unless' here, not '{statement.Current}'");
            return null;
        }
        return statement.TakeRest();
    }
}
