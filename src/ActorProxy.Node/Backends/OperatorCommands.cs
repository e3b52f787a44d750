using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;

namespace ActorProxy.Node.Backends;

/// <summary>Carries out what operators ask of a balancer. Part of <see cref="BalancerActor"/>, which owns the state.</summary>
internal sealed class OperatorCommands(BackendBalancer balancer, BackendCounters counters, BalanceEffects effects)
{
    public void Execute(OperatorProtocol.ServerCommand command, long nowMs) => command.Answer.TrySetResult(
        balancer.Find(command.Server) is { } server ? Execute(command, server, nowMs) : ServerCommandResult.NoSuchServer);

    public void Execute(OperatorProtocol.ClearCounters command)
    {
        foreach (var cleared in balancer.Servers.Select(server => server.Counters).Prepend<ServingCounters>(counters))
        {
            if (command.All)
                cleared.ClearAll();
            else
                cleared.ClearMaxima();
        }

        command.Answer.TrySetResult();
    }

    private ServerCommandResult Execute(OperatorProtocol.ServerCommand command, ServerState server, long nowMs)
    {
        switch (command)
        {
            case OperatorProtocol.SetWeight weight:
                return ResultOf(balancer.Commands.SetWeight(server, weight.Weight, nowMs, effects));
            case OperatorProtocol.SetState state:
                balancer.Commands.SetState(server, state.State, nowMs, effects);
                return ServerCommandResult.Done;
            case OperatorProtocol.SetHealth health:
                return balancer.Commands.SetHealth(server, health.State, nowMs, effects) ? ServerCommandResult.Done : ServerCommandResult.IsTracking;
            case OperatorProtocol.SetChecks checks:
                return balancer.Commands.SetChecks(server, checks.AreEnabled, effects) ? ServerCommandResult.Done : ServerCommandResult.NotChecked;
            case OperatorProtocol.SetMaxConn limit:
                balancer.Commands.SetMaxConn(server, limit.MaxConn, nowMs, effects);
                return ServerCommandResult.Done;
            case OperatorProtocol.SetAddress address:
                balancer.Commands.SetAddress(server, address.Address, nowMs, effects);
                return ServerCommandResult.Done;
            case OperatorProtocol.SetCheckTarget target:
                ServerCommands.SetCheckTarget(server, target.Host is { } host ? AddressOf(host) : null, target.Port, effects);
                return ServerCommandResult.Done;
            case OperatorProtocol.SetAgentEnabled agent:
                return AgentChecks.SetEnabled(server, agent.IsEnabled, effects) ? ServerCommandResult.Done : ServerCommandResult.NoAgent;
            case OperatorProtocol.SetAgentState agent:
                return balancer.Agents.SetState(server, agent.IsUp, nowMs, effects) ? ServerCommandResult.Done : ServerCommandResult.NoAgent;
            case OperatorProtocol.SetAgentTarget target:
                var agentAddress = target.Host is { } agentHost ? AddressOf(agentHost) : null;
                return ServerCommands.SetAgentTarget(server, agentAddress, target.Port, target.Send, effects) ? ServerCommandResult.Done : ServerCommandResult.NoAgent;
            case OperatorProtocol.ShutdownSessions:
                balancer.Commands.ShutdownSessions(server, effects);
                return ServerCommandResult.Done;
            default:
                throw new InvalidOperationException($"The command {command.GetType().Name} has nobody who carries it out.");
        }
    }

    private static AddressConfig AddressOf(string host) => new()
    {
        Kind = host.Contains(':', StringComparison.Ordinal) ? AddressKind.IPv6 : AddressKind.IPv4,
        Host = host,
        Text = host,
    };

    private static ServerCommandResult ResultOf(WeightCommandResult result) => result switch
    {
        WeightCommandResult.NotANumber => ServerCommandResult.NotANumber,
        WeightCommandResult.OutOfRange => ServerCommandResult.OutOfRange,
        WeightCommandResult.Negative => ServerCommandResult.Negative,
        WeightCommandResult.StaticAlgorithm => ServerCommandResult.StaticAlgorithm,
        _ => ServerCommandResult.Done,
    };
}
