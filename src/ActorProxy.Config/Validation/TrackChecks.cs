using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;

namespace ActorProxy.Config.Validation;

/// <summary>Whether every <c>track</c> leads to a server that has checks, and never in a circle.</summary>
internal static class TrackChecks
{
    public static void Check(ProxyDraft draft, ProxyIndex index)
    {
        foreach (var server in draft.Servers)
        {
            if (server.Track is not null && Fault(draft, server, index) is { } fault)
                draft.Load.Diagnostics.Add(Severity.Error, server.TrackPosition, $"'track {server.Track}': {fault}");
        }
    }

    private static string? Fault(ProxyDraft draft, ServerDraft server, ProxyIndex index)
    {
        if (server.IsChecked) return "a server with 'check' can't track another";
        var seen = new HashSet<ServerDraft>();
        var (proxy, current) = (draft, server);
        while (current.Track is { } track)
        {
            if (!seen.Add(current)) return "the servers track each other in a circle";
            var slash = track.LastIndexOf('/');
            var backend = slash < 0 ? proxy : index.Backend(track[..slash]);
            if (backend is null) return $"there is no backend '{track[..slash]}'";
            var name = slash < 0 ? track : track[(slash + 1)..];
            var next = backend.Servers.Find(s => s.Name == name);
            if (next is null) return $"{backend.Title} has no server '{name}'";
            (proxy, current) = (backend, next);
        }
        return current.IsChecked ? null : $"the server '{current.Name}' has no 'check'";
    }
}
