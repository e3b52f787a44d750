using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Where a frontend listens: <c>bind</c>.</summary>
internal static class BindKeywords
{
    public static readonly ProxyKeyword[] All = [new("bind", ProxySides.Frontend, Bind) { IsInheritable = false }];

    private static void Bind(ProxyDraft draft, Statement statement)
    {
        draft.HasBindLine = true;
        if (BindLine.Parse(statement, statement.Keyword, draft.Load, new BindDraft()) is { } bind) draft.Binds.Add(bind);
    }
}
