using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Node.Backends;

/// <summary>What operators say to a balancer about the servers of its backend; each stands until the configuration's own value changes.</summary>
/// <remarks>Every message is answered: with <see cref="ServerCommandResult.NoSuchServer"/> when the backend has lost the server meanwhile.</remarks>
public static class OperatorProtocol
{
    /// <summary>Operator to balancer: about one server, by its name.</summary>
    public abstract record ServerCommand(string Server, TaskCompletionSource<ServerCommandResult> Answer) : BalancerProtocol.ICommand;

    /// <summary>Operator to balancer: <c>set weight</c>, with the weight as it was typed.</summary>
    public sealed record SetWeight(string Server, string Weight, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … state</c>.</summary>
    public sealed record SetState(string Server, AdminCommandState State, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … health</c>.</summary>
    public sealed record SetHealth(string Server, HealthCommandState State, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>enable health</c>, <c>disable health</c>.</summary>
    public sealed record SetChecks(string Server, bool AreEnabled, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set maxconn server</c>; 0 is without limit.</summary>
    public sealed record SetMaxConn(string Server, int MaxConn, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … addr</c>, for connections to come.</summary>
    /// <param name="Address">Numeric; its port counts.</param>
    public sealed record SetAddress(string Server, AddressConfig Address, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … check-addr</c> and <c>check-port</c>.</summary>
    /// <param name="Host">Numeric; null leaves the address as it is.</param>
    /// <param name="Port">Null leaves the port as it is.</param>
    public sealed record SetCheckTarget(string Server, string? Host, int? Port, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>enable agent</c>, <c>disable agent</c>.</summary>
    public sealed record SetAgentEnabled(string Server, bool IsEnabled, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … agent</c>, in the agent's place.</summary>
    public sealed record SetAgentState(string Server, bool IsUp, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>set server … agent-addr</c>, <c>agent-port</c> and <c>agent-send</c>; null leaves one as it is.</summary>
    /// <param name="Host">Numeric.</param>
    public sealed record SetAgentTarget(string Server, string? Host, int? Port, string? Send, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Operator to balancer: <c>shutdown sessions server</c>.</summary>
    public sealed record ShutdownSessions(string Server, TaskCompletionSource<ServerCommandResult> Answer) : ServerCommand(Server, Answer);

    /// <summary>Reports to balancer: how are the backend and its servers?</summary>
    public sealed record GetBackend(TaskCompletionSource<BackendView> Answer) : BalancerProtocol.ICommand;

    /// <summary>Operator to balancer: <c>clear counters</c>; the backend's own counters and those of all its servers.</summary>
    /// <param name="All">Totals too, not maxima alone.</param>
    public sealed record ClearCounters(bool All, TaskCompletionSource Answer) : BalancerProtocol.ICommand;
}
