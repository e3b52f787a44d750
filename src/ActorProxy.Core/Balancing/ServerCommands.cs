using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>What operators may do to a backend's servers at run time; each stands until the configuration's own value changes.</summary>
public sealed class ServerCommands
{
    private readonly ServerTransitions transitions;
    private readonly StreamDispatcher dispatcher;
    private readonly ServerWeights weights;

    internal ServerCommands(ServerTransitions transitions, StreamDispatcher dispatcher, ServerWeights weights)
    {
        this.transitions = transitions;
        this.dispatcher = dispatcher;
        this.weights = weights;
    }

    /// <summary><c>set weight</c>: a number from 0 to 256, or per cent of the configured weight.</summary>
    public WeightCommandResult SetWeight(ServerState server, string text, long nowMs, BalanceEffects effects)
    {
        var isRelative = text.EndsWith('%');
        if (!long.TryParse(isRelative ? text.AsSpan(0, text.Length - 1) : text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return WeightCommandResult.NotANumber;
        if (isRelative && number < 0)
            return WeightCommandResult.Negative;
        var initial = server.Config.Weight;
        var weight = isRelative ? Share(initial, number) : number;
        if (weight is < 0 or > 256)
            return WeightCommandResult.OutOfRange;
        if (weight != 0 && weight != initial && !weights.IsDynamic)
            return WeightCommandResult.StaticAlgorithm;
        transitions.SetWeight(server, (int)weight, nowMs, effects);
        return WeightCommandResult.Done;
    }

    /// <summary>What a share of the configured weight comes to, as <see cref="SetWeight"/> would set it; null for what is no share.</summary>
    internal static int? WeightOf(ServerState server, string text)
        => text.EndsWith('%') && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? Share(server.Config.Weight, share) : null;

    /// <summary><c>set server … state</c>, <c>enable server</c>, <c>disable server</c>.</summary>
    public void SetState(ServerState server, AdminCommandState state, long nowMs, BalanceEffects effects)
    {
        const ServerAdminState maint = ServerAdminState.ForcedMaint | ServerAdminState.ConfiguredMaint;
        switch (state)
        {
            case AdminCommandState.Maint:
                Change(ServerAdminState.ForcedMaint, ServerAdminState.None);
                Change(ServerAdminState.None, ServerAdminState.ForcedDrain);
                break;
            case AdminCommandState.Drain:
                Change(ServerAdminState.ForcedDrain, ServerAdminState.None);
                Change(ServerAdminState.None, maint);
                break;
            default:
                // The other way round, a server in maintenance would be announced as draining for a moment.
                Change(ServerAdminState.None, ServerAdminState.ForcedDrain);
                Change(ServerAdminState.None, maint);
                break;
        }

        void Change(ServerAdminState set, ServerAdminState clear)
            => transitions.SetAdmin(server, (server.Admin | set) & ~clear, null, nowMs, effects);
    }

    /// <summary><c>set server … health</c>; false for a server that follows another one.</summary>
    public bool SetHealth(ServerState server, HealthCommandState state, long nowMs, BalanceEffects effects)
    {
        if (server.Config.Track is not null)
            return false;
        if (server.HealthPolicy is { } policy)
            server.Health = state == HealthCommandState.Down ? new HealthState(0) : HealthState.Full(policy);
        var next = state switch
        {
            HealthCommandState.Up => ServerOperation.Running,
            HealthCommandState.Stopping => ServerOperation.Stopping,
            _ => ServerOperation.Stopped,
        };
        transitions.SetOperation(server, next, StateChangeReason.Operator, nowMs, effects);
        // Also without a new state: the next check is to be made soon.
        effects.ServerChanged(server);
        return true;
    }

    /// <summary><c>enable health</c> and <c>disable health</c>; false for a server without checks.</summary>
    public bool SetChecks(ServerState server, bool enabled, BalanceEffects effects)
    {
        if (server.HealthPolicy is null)
            return false;
        server.AreChecksPaused = !enabled;
        effects.ServerChanged(server);
        return true;
    }

    /// <summary><c>set maxconn server</c>; 0 is without limit.</summary>
    public void SetMaxConn(ServerState server, int maxConn, long nowMs, BalanceEffects effects)
    {
        // A limit that is not dynamic has one value (configuration.txt 5.2, minconn).
        if (server.MinConn == server.MaxConn || server.MinConn > maxConn)
            server.MinConn = maxConn;
        server.MaxConn = maxConn;
        dispatcher.LimitChanged(server, nowMs, effects);
    }

    /// <summary><c>set server … addr</c>: for connections to come. A server that was in maintenance for want of an address leaves it.</summary>
    public void SetAddress(ServerState server, AddressConfig address, long nowMs, BalanceEffects effects)
    {
        server.Address = address;
        dispatcher.Algorithm.AddressChanged(server);

        // First of all: whoever waits and gets the server now is to be sent to the new address.
        effects.ServerChanged(server);
        transitions.SetAdmin(server, server.Admin & ~ServerAdminState.ResolutionMaint, null, nowMs, effects);
    }

    /// <summary><c>set server … check-addr</c> and <c>check-port</c>; null leaves one as it is.</summary>
    public static void SetCheckTarget(ServerState server, AddressConfig? address, int? port, BalanceEffects effects)
    {
        server.CheckAddress = address ?? server.CheckAddress;
        server.CheckPort = port ?? server.CheckPort;
        effects.ServerChanged(server);
    }

    /// <summary><c>set server … agent-addr</c>, <c>agent-port</c> and <c>agent-send</c>; null leaves one as it is. False without an agent.</summary>
    public static bool SetAgentTarget(ServerState server, AddressConfig? address, int? port, string? send, BalanceEffects effects)
    {
        if (server.Agent is not { } agent)
            return false;
        agent.Address = address ?? agent.Address;
        agent.Port = port ?? agent.Port;
        agent.Send = send ?? agent.Send;
        effects.ServerChanged(server);
        return true;
    }

    private static int Share(int weight, long percent) => (int)Math.Min(weight * Math.Min(percent, 25600) / 100, 256);

    /// <summary><c>shutdown sessions server</c>.</summary>
    public void ShutdownSessions(ServerState server, BalanceEffects effects)
        => ServerTransitions.CloseSessions(server, CloseCause.Operator, effects);
}
