using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The <c>status</c> of a server, in the words that tools know from HAProxy.</summary>
public static class ServerStatusText
{
    /// <param name="root">The server at the end of the chain of <c>track</c>, whose checks count; the server itself without one.</param>
    public static string Of(ServerSnapshot server, ServerSnapshot root)
    {
        if ((server.Admin & ServerAdminState.ResolutionMaint) != 0)
            return "MAINT (resolution)";
        if ((server.Admin & ServerAdminState.InheritedMaint) != 0)
            return $"MAINT (via {server.Tracked})";
        if (server.IsInMaint)
            return "MAINT";

        var check = root.Check is { IsEnabled: true } enabled ? enabled : null;
        var agent = root.Agent is { IsEnabled: true } asked ? asked : null;
        switch (server.Operation)
        {
            case ServerOperation.Stopped when agent is { IsUp: false }:
                return "DOWN (agent)";
            case ServerOperation.Stopped:
                return check is { Counter: > 0 } ? $"DOWN {check.Counter}/{check.Rise}" : "DOWN";
            case ServerOperation.Stopping:
                return "NOLB" + Progress(check);
            default:
                if (server.IsDraining && agent is not null)
                    return "DRAIN (agent)";
                if (server.IsDraining)
                    return "DRAIN" + Progress(check);
                return check is null ? "no check" : "UP" + Progress(check);
        }
    }

    // On its way down: how many of the checks it would take to fail have not failed yet.
    private static string Progress(ServerCheckSnapshot? check) =>
        check is null || check.Counter >= check.Full ? "" : $" {check.Counter - check.Rise + 1}/{check.Fall}";
}
