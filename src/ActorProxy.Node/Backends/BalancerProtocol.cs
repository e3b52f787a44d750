using ActorProxy.Core.Balancing;
using ActorProxy.Core.Handover;
using ActorProxy.Core.Health;
using ActorProxy.Node.Connections;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Backends;

/// <summary>What is said to the balancer of a backend, the only one on its node that decides for it.</summary>
public static class BalancerProtocol
{
    public interface ICommand;

    /// <summary>Connection to balancer: wants a server. Answered by <see cref="ConnectionProtocol.Picked"/>, <see cref="ConnectionProtocol.Refused"/>, or <see cref="ConnectionProtocol.Queued"/> and one of the others later.</summary>
    public sealed record PickServer(StreamTicket Stream, BalanceKey Key) : ICommand;

    /// <summary>Connection to balancer: could not use its server and wants another; answered as <see cref="PickServer"/>.</summary>
    public sealed record Redispatch(StreamTicket Stream) : ICommand;

    /// <summary>Connection to balancer: gives a slot back or leaves the queue, unanswered. The balancer watches the connection, so dying releases too.</summary>
    public sealed record Release(StreamTicket Stream) : ICommand;

    /// <summary>Node to balancer: a generation's section, when it takes over; unanswered.</summary>
    public sealed record Configure(BackendPlan Plan) : ICommand;

    /// <summary>Node to balancer: no generation uses the backend any more; it ends with its last stream, unanswered.</summary>
    public sealed record Retire : ICommand;

    /// <summary>Checker to balancer: a check has ended. Answered by <see cref="CheckerProtocol.SetPace"/>.</summary>
    public sealed record CheckEnded(ServerState Server, CheckResult Result) : ICommand;

    /// <summary>Checker to balancer: an agent was asked. Answered by <see cref="CheckerProtocol.SetPace"/>.</summary>
    public sealed record AgentEnded(ServerState Server, CheckResult Result) : ICommand;

    /// <summary>Connection to balancer: a connection to the server was made or failed, for <c>observe layer4</c>; unanswered.</summary>
    public sealed record ConnectionObserved(ServerState Server, bool Succeeded) : ICommand;

    /// <summary>Balancer of a tracked server to the balancer of one that follows it: this is its state now, unanswered.</summary>
    public sealed record Follow(string Server, TrackedServer Tracked) : ICommand;

    /// <summary>Node to balancer, once all balancers know their generation: tell followers the state of what they track; unanswered.</summary>
    public sealed record AnnounceTracked : ICommand;

    /// <summary>Node to balancer: a neighbouring process said this about one of the servers' slots. <see cref="SlotMessageKind.Share"/> is answered on the line.</summary>
    public sealed record SlotsSaid(Neighbour From, SlotMessage Message) : ICommand;

    /// <summary>Node to balancer: a neighbouring process has ended, so its slots are free; unanswered.</summary>
    public sealed record NeighbourEnded(Neighbour Neighbour) : ICommand;

    /// <summary>Balancer to itself: a slow start's next step is due.</summary>
    internal sealed record Tick : ICommand
    {
        public static Tick Instance { get; } = new();
    }
}
