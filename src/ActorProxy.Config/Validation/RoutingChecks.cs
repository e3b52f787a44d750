using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;

namespace ActorProxy.Config.Validation;

/// <summary>Whether a frontend listens, and whether the backends that it names are there.</summary>
internal static class RoutingChecks
{
    public static void Check(ProxyDraft draft, ProxyIndex index)
    {
        if (!draft.Has(ProxySides.Frontend)) return;
        if (draft.Binds.Count == 0 && !draft.HasBindLine)
            draft.Report(Severity.Warning, $"{draft.Title} has no 'bind' line, so that nothing reaches it", "declare it as a 'backend' if that is meant");
        if (draft.Settings.Frontend.DefaultBackend is { } name) Require(draft, index, name, draft.Settings.Frontend.DefaultBackendPosition, "default_backend");
        foreach (var use in draft.UseBackends.Where(static use => !use.IsComputed)) Require(draft, index, use.Backend, use.Position, "use_backend");
    }

    private static void Require(ProxyDraft draft, ProxyIndex index, string name, SourcePosition position, string keyword)
    {
        if (index.Backend(name) is { } backend)
        {
            if (backend == draft) draft.Load.Diagnostics.Add(Severity.Error, position, $"'{keyword}': {draft.Title} leads to itself", "a 'listen' section uses its own servers without such a line");
            return;
        }
        var message = index.Frontend(name) is null
            ? $"'{keyword}': there is no backend '{name}'"
            : $"'{keyword}': '{name}' is a frontend, where a backend is expected";
        draft.Load.Diagnostics.Add(Severity.Error, position, message, Spelling.Hint(name, index.BackendNames));
    }
}
