using ActorProxy.Core.Balancing;
using ActorProxy.Node.Connections;

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
}
