using System.Globalization;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>The log lines about servers, in the words that tools know from HAProxy.</summary>
internal static class ServerNotices
{
    public static string Operation(ProxyConfig proxy, ServerRoster roster, ServerState server, StateChangeReason reason, int moved)
    {
        var state = server.Operation switch
        {
            ServerOperation.Stopped => "DOWN",
            ServerOperation.Stopping => "stopping",
            _ => "UP",
        };
        var text = Begin(proxy, server).Append(" is ").Append(state);
        if (reason.IsByOperator)
            text.Append(", changed from CLI");
        AppendVia(text, reason.Via);
        // With option log-health-checks the check has a line of its own already.
        if (reason.Check is { } check && !proxy.LogOptions.HealthChecks)
            AppendCheck(text, check);
        return AppendCounts(text, roster, server, moved);
    }

    public static string EntersMaint(ProxyConfig proxy, ServerRoster roster, ServerState server, bool wasDown, string? via, int moved)
    {
        var text = Begin(proxy, server).Append(wasDown ? " was DOWN and now enters maintenance" : " is going DOWN for maintenance");
        AppendVia(text, via);
        return wasDown ? text.Append('.').ToString() : AppendCounts(text, roster, server, moved);
    }

    public static string LeavesMaint(ProxyConfig proxy, ServerState server, bool wasForced)
        => AppendState(Begin(proxy, server), server).Append(wasForced ? " (leaving forced maintenance)." : " (leaving maintenance).").ToString();

    public static string Resolves(ProxyConfig proxy, ServerState server)
        => AppendState(AppendHost(Begin(proxy, server), server), server).Append(" (resolves again).").ToString();

    public static string ResolvesInMaint(ProxyConfig proxy, ServerState server)
        => AppendHost(Begin(proxy, server), server).Append(" resolves again but remains in maintenance.").ToString();

    public static string RemainsInMaint(ProxyConfig proxy, ServerState server, string? via)
        => Remains(proxy, server, (server.Admin & (ServerAdminState.ForcedMaint | ServerAdminState.ConfiguredMaint)) != 0,
            " remains in forced maintenance", " is leaving forced maintenance but remains in maintenance", via);

    public static string EntersDrain(ProxyConfig proxy, ServerRoster roster, ServerState server, string? via, int moved)
    {
        var text = Begin(proxy, server).Append(" enters drain state");
        AppendVia(text, via);
        return AppendCounts(text, roster, server, moved);
    }

    public static string RemainsInDrain(ProxyConfig proxy, ServerState server, string? via)
        => Remains(proxy, server, (server.Admin & ServerAdminState.ForcedDrain) != 0,
            " remains in forced drain mode", " is leaving forced drain but remains in drain mode", via);

    public static string LeavesDrain(ProxyConfig proxy, ServerState server)
        => Begin(proxy, server).Append(server.IsUp ? " is UP" : " is DOWN").Append(" (leaving forced drain).").ToString();

    public static string NoServer(ProxyConfig proxy)
        => $"{(proxy.Kind == ProxyKind.Backend ? "backend" : "proxy")} {proxy.Name} has no server available!";

    /// <summary>One check's own line, for <c>option log-health-checks</c>.</summary>
    public static string Check(ProxyConfig proxy, ServerState server, CheckResult check, HealthPolicy policy)
    {
        var text = new StringBuilder("Health check for ")
            .Append(server.IsBackup ? "backup server " : "server ").Append(proxy.Name).Append('/').Append(server.Name)
            .Append(check.Status == CheckStatus.Layer7PassedConditionally ? " conditionally" : "")
            .Append(check.IsPassed ? " succeeded" : " failed");
        AppendCheck(text, check);
        var state = !server.Health.IsUp(policy) ? "DOWN" : server.Weight > 0 ? "UP" : "DRAIN";
        return text.Append(", status: ").Append(server.Health.Progress(policy)).Append(' ').Append(state).Append('.').ToString();
    }

    /// <summary>The same for an agent.</summary>
    public static string AgentCheck(ProxyConfig proxy, ServerState server, CheckResult check, ServerAgent agent)
    {
        var text = new StringBuilder("Agent check for ")
            .Append(server.IsBackup ? "backup server " : "server ").Append(proxy.Name).Append('/').Append(server.Name)
            .Append(check.IsPassed ? " succeeded" : " failed");
        AppendCheck(text, check);
        var state = !agent.IsUp ? "DOWN" : server.Weight > 0 ? "UP" : "DRAIN";
        return text.Append(agent.IsUp ? ", status: 1/1 " : ", status: 0/1 ").Append(state).Append('.').ToString();
    }

    private static StringBuilder Begin(ProxyConfig proxy, ServerState server)
        => new StringBuilder(server.IsBackup ? "Backup Server " : "Server ").Append(proxy.Name).Append('/').Append(server.Name);

    private static string Remains(ProxyConfig proxy, ServerState server, bool isForced, string forced, string inherited, string? via)
    {
        var text = Begin(proxy, server).Append(isForced ? forced : inherited);
        if (!isForced)
            AppendVia(text, via);
        return text.Append('.').ToString();
    }

    private static StringBuilder AppendHost(StringBuilder text, ServerState server) => text.Append(" ('").Append(server.Config.Address.Host).Append("')");

    private static StringBuilder AppendState(StringBuilder text, ServerState server)
        => text.Append(server.IsUp ? " is UP/" : " is DOWN/").Append(server.IsDraining ? "DRAIN" : "READY");

    private static void AppendVia(StringBuilder text, string? via)
    {
        if (via is not null)
            text.Append(" via ").Append(via);
    }

    private static void AppendCheck(StringBuilder text, CheckResult check)
    {
        text.Append(", reason: ").Append(check.Status.Phrase());
        if (check.Status.HasCode())
            text.Append(CultureInfo.InvariantCulture, $", code: {check.Code}");
        if (check.Description.Length > 0)
            text.Append(", info: \"").Append(check.Description).Append('"');
        if (check.DurationMs >= 0)
            text.Append(CultureInfo.InvariantCulture, $", check duration: {check.DurationMs}ms");
    }

    private static string AppendCounts(StringBuilder text, ServerRoster roster, ServerState server, int moved)
    {
        var isDown = server.Operation == ServerOperation.Stopped;
        text.Append(CultureInfo.InvariantCulture, $". {roster.ActiveCount} active and {roster.BackupCount} backup servers ")
            .Append(isDown ? "left." : "online.")
            .Append(roster.ActiveCount == 0 && roster.BackupCount > 0 ? " Running on backup." : "");
        return (isDown
            ? text.Append(CultureInfo.InvariantCulture, $" {server.Served} sessions active, {moved} requeued, {server.Queued} remaining in queue.")
            : text.Append(CultureInfo.InvariantCulture, $" {moved} sessions requeued, {server.Queued} total in queue.")).ToString();
    }
}
