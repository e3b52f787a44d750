using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which backend a connection goes to: <c>default_backend</c>, <c>use_backend</c>.</summary>
internal static class RoutingKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("default_backend", ProxySides.Frontend, DefaultBackend),
        new("use_backend", ProxySides.Frontend, UseBackend) { IsInheritable = false },
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
        if (name.Span.Contains("%[", StringComparison.Ordinal))
        {
            statement.Refuse(name, "a 'use_backend' whose name is computed");
            return;
        }
        if (statement.Current.Is("if") || statement.Current.Is("unless"))
        {
            statement.Refuse(statement.Current, $"a 'use_backend' with '{statement.Current}'");
            return;
        }
        if (!statement.ExpectEnd()) return;
        draft.UseBackends.Add(new UseBackendConfig(name.ToString(), statement.At(name)));
    }
}
