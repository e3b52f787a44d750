using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Resolves arguments that name a stick table.</summary>
internal static class TableArguments
{
    /// <summary>An empty text means the table of the proxy that the expression belongs to.</summary>
    public static Argument? Resolve(string text, CompilationScope scope, out string error)
    {
        error = "";
        var name = text.Length > 0 ? text : scope.Proxy;
        if (name is not null && scope.Tables?.Find(name) is { } table)
            return new Argument(ArgumentKind.Table, name, 0, table);
        error = name is null ? "the name of a stick table is expected here"
            : text.Length == 0 ? $"'{name}' has no stick table of its own, so that the name of one is expected here"
            : $"there is no stick table '{name}'";
        if (name is not null && Spelling.Hint(name, scope.Tables?.Names ?? []) is { } hint)
            error += $", {hint}";
        return null;
    }
}
