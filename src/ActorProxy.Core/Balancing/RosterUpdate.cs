using ActorProxy.Config.Model;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>Takes a new generation's server lines over into the servers that are there.</summary>
/// <remarks>Servers are the same by their name. A runtime value stands until the line's own value changes.</remarks>
internal sealed class RosterUpdate(ServerRoster roster, StreamDispatcher dispatcher, ServerWeights weights, ServerTransitions transitions, BalanceAlgorithmFactory algorithms)
{
    private readonly List<ServerState> leaving = [];

    public IReadOnlyList<ServerState> Leaving => leaving;

    public void Apply(ProxyConfig proxy, IReadOnlySet<string> unresolved, long nowMs, BalanceEffects effects)
    {
        var backend = proxy.Backend ?? throw new ArgumentException("A section without a backend has no servers.", nameof(proxy));
        var before = transitions.Proxy?.Backend;
        var known = roster.Servers.Concat(leaving).ToDictionary(server => server.Name, StringComparer.Ordinal);
        var servers = new ServerState[backend.Servers.Length];
        var admin = new List<(ServerState Server, bool IsDisabled)>();
        var isRebuild = before is null || before.Balance != backend.Balance || before.Hash != backend.Hash || before.AllBackups != backend.AllBackups
            || servers.Length != roster.Servers.Length;
        for (var position = 0; position < servers.Length; position++)
        {
            var line = backend.Servers[position];
            if (!known.Remove(line.Name, out var server))
                server = Create(line, unresolved.Contains(line.Name), nowMs);
            else
            {
                if (server.Config.IsDisabled != line.IsDisabled)
                    admin.Add((server, line.IsDisabled));
                isRebuild |= line.Id != server.Id || line.IsBackup != server.IsBackup || line.HashKey != server.Config.HashKey;
                isRebuild |= server.Config.Weight != line.Weight && !weights.IsDynamic;
                Renew(server, line, nowMs);
            }

            isRebuild |= position >= roster.Servers.Length || roster.Servers[position] != server;
            servers[position] = server;
        }

        transitions.Proxy = proxy;
        foreach (var server in known.Values)
        {
            server.IsLeaving = true;
            server.BalancedWeight = 0;
            server.Position = -1;
        }

        leaving.Clear();
        leaving.AddRange(known.Values);
        if (isRebuild)
        {
            weights.Reset(backend, servers, nowMs);
            roster.Reset(servers, backend.AllBackups);
            dispatcher.Algorithm = algorithms.Create(backend);
        }
        else
        {
            foreach (var server in servers)
                weights.Update(server, nowMs);
        }

        roster.LimitsChanged();
        foreach (var server in known.Values)
            dispatcher.Redistribute(server, nowMs, effects);
        foreach (var (server, isDisabled) in admin)
            ChangeAdmin(server, isDisabled, nowMs, effects);
        foreach (var server in servers)
            ChangeResolution(server, unresolved.Contains(server.Name), nowMs, effects);
        foreach (var server in servers)
            dispatcher.Refill(server, nowMs, effects);
        dispatcher.ServeQueue(nowMs, effects);
        foreach (var server in known.Values)
            ForgetIfIdle(server, effects);
    }

    public void ForgetIfIdle(ServerState server, BalanceEffects effects)
    {
        if (server.Served > 0)
            return;
        leaving.Remove(server);
        effects.ServerForgotten(server);
    }

    private static ServerState Create(ServerConfig line, bool isUnresolved, long nowMs)
    {
        var server = new ServerState(line, nowMs)
        {
            Address = line.Address,
            CheckAddress = line.Check?.Address,
            CheckPort = line.Check?.Port,
            Weight = line.Weight,
            HealthPolicy = HealthPolicy.Of(line),
            Agent = line.Agent is { } agent ? new ServerAgent(agent) : null,
        };
        SetLimits(server, line);
        server.Operation = server.ResetHealth();
        if (line.IsDisabled || isUnresolved)
        {
            server.Admin = (line.IsDisabled ? ServerAdminState.ConfiguredMaint : ServerAdminState.None)
                | (isUnresolved ? ServerAdminState.ResolutionMaint : ServerAdminState.None);
            server.Operation = ServerOperation.Stopped;
            server.Health = default;
        }

        return server;
    }

    private static void SetLimits(ServerState server, ServerConfig line)
    {
        server.MaxConn = Math.Max(line.MaxConn, line.MinConn);
        server.MinConn = line.MinConn == 0 ? server.MaxConn : line.MinConn;
    }

    private static void Renew(ServerState server, ServerConfig line, long nowMs)
    {
        var old = server.Config;
        server.Config = line;
        server.IsLeaving = false;
        if (old.Weight != line.Weight)
            server.Weight = line.Weight;
        if (old.MaxConn != line.MaxConn || old.MinConn != line.MinConn)
            SetLimits(server, line);
        if (old.Address != line.Address)
            server.Address = line.Address;
        if (old.Check?.Address != line.Check?.Address)
            server.CheckAddress = line.Check?.Address;
        if (old.Check?.Port != line.Check?.Port)
            server.CheckPort = line.Check?.Port;
        RenewAgent(server, line.Agent, nowMs);
        RenewHealth(server, HealthPolicy.Of(line), nowMs);
        if (old.Track != line.Track)
            StopTracking(server);
    }

    /// <summary>What was inherited goes with the server that it came from; the new one, if any, will tell.</summary>
    private static void StopTracking(ServerState server)
    {
        server.Tracked = null;
        server.Admin &= ~(ServerAdminState.InheritedMaint | ServerAdminState.InheritedDrain);
        if (!server.IsInMaint && server.HealthPolicy is null)
            server.Operation = server.ResetHealth();
    }

    /// <summary>An agent goes on with what it said; without one, what it said is forgotten.</summary>
    private static void RenewAgent(ServerState server, AgentCheckConfig? config, long nowMs)
    {
        if (config is not null && server.Agent is { } agent)
        {
            agent.Renew(config);
            return;
        }

        var wasAgainst = server.Agent is { IsAgainst: true };
        server.Agent = config is null ? null : new ServerAgent(config);
        if (!wasAgainst || server.IsInMaint || server.Operation != ServerOperation.Stopped || (server.HealthPolicy is { } policy && !server.Health.IsUp(policy)))
            return;
        server.Operation = ServerOperation.Running;
        server.LastChangeMs = nowMs;
    }

    /// <summary>Checks go on with what is known; a server that is checked from now on, or no longer, starts anew.</summary>
    private static void RenewHealth(ServerState server, HealthPolicy? policy, long nowMs)
    {
        var old = server.HealthPolicy;
        server.HealthPolicy = policy;
        if (old is not null && policy is not null)
        {
            var up = server.Health.IsUp(old);
            server.Health = server.Health == HealthState.Full(old)
                ? HealthState.Full(policy)
                : new HealthState(up ? Math.Min(server.Health.Counter - old.Rise + policy.Rise, policy.Full) : Math.Min(server.Health.Counter, policy.Rise - 1));
        }
        else if (old is not null || policy is not null)
        {
            var operation = server.ResetHealth();
            if (server.IsInMaint)
                return;
            if (server.Operation != operation)
                server.LastChangeMs = nowMs;
            server.Operation = operation;
        }
    }

    /// <summary>An address that an operator set stands, whatever became of the name.</summary>
    private void ChangeResolution(ServerState server, bool isUnresolved, long nowMs, BalanceEffects effects)
    {
        var others = server.Admin & ~ServerAdminState.ResolutionMaint;
        var next = isUnresolved && server.Address == server.Config.Address ? others | ServerAdminState.ResolutionMaint : others;
        transitions.SetAdmin(server, next, null, nowMs, effects);
    }

    private void ChangeAdmin(ServerState server, bool isDisabled, long nowMs, BalanceEffects effects)
    {
        const ServerAdminState forced = ServerAdminState.ForcedMaint | ServerAdminState.ForcedDrain | ServerAdminState.ConfiguredMaint;
        var inherited = server.Admin & ~forced;
        transitions.SetAdmin(server, isDisabled ? inherited | ServerAdminState.ConfiguredMaint : inherited, null, nowMs, effects);
    }
}
