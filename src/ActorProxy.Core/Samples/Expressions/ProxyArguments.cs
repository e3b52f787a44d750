using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Resolves arguments that name a proxy or a server.</summary>
internal static class ProxyArguments
{
    /// <summary>An empty text means the proxy that the expression belongs to.</summary>
    public static Argument? Resolve(ArgumentKind kind, string text, CompilationScope scope, out string error)
    {
        error = "";
        if (kind == ArgumentKind.Server)
            return Server(text, scope, out error);
        var name = text.Length > 0 ? text : scope.Proxy;
        var what = kind == ArgumentKind.Frontend ? "frontend" : "backend";
        if (name is null)
        {
            error = $"the name of a {what} is expected here";
            return null;
        }

        object? found = kind == ArgumentKind.Frontend ? scope.Proxies?.FindFrontend(name) : scope.Proxies?.FindBackend(name);
        if (found is not null)
            return new Argument(kind, name, 0, found);

        // Left out in a proxy without that side: the value is found at run time, or isn't.
        if (text.Length == 0)
            return new Argument(kind, "");
        error = $"there is no {what} '{name}'";
        if (scope.Proxies is { } proxies && Spelling.Hint(name, proxies.Names) is { } hint)
            error += $", {hint}";
        return null;
    }

    private static Argument? Server(string text, CompilationScope scope, out string error)
    {
        error = "";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var backend = slash < 0 ? scope.Proxy : text[..slash];
        var server = text[(slash + 1)..];
        if (backend is not null && scope.Proxies?.FindBackend(backend) is { } owner)
        {
            if (owner.Find(server) is { } found)
                return new Argument(ArgumentKind.Server, text, 0, found);
            error = $"there is no server '{server}' in backend '{backend}'";
            return null;
        }

        error = $"there is no backend '{backend}'";
        return null;
    }
}
