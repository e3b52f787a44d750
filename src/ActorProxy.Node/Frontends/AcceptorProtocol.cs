using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Frontends;

/// <summary>What is said to the acceptor of one frontend on one loop.</summary>
public static class AcceptorProtocol
{
    public interface ICommand;

    /// <summary>Frontend to acceptor: accept no more; connections go on. Answered by <see cref="FrontendProtocol.AcceptorStopped"/>.</summary>
    public sealed record SoftStop : ICommand;

    /// <summary>Frontend to acceptor: accept nothing until <see cref="Resume"/>; answered once it does not.</summary>
    public sealed record Pause(TaskCompletionSource Answer) : ICommand;

    /// <summary>Frontend to acceptor: accept again, unanswered.</summary>
    public sealed record Resume : ICommand
    {
        public static Resume Instance { get; } = new();
    }

    /// <summary>Frontend to acceptor, once none of its acceptors accepts any more and so none passes a connection on: end with the last one, unanswered.</summary>
    public sealed record EndWithLastConnection : ICommand;

    /// <summary>Gate to acceptor, or its own pause is over: there may be a place again.</summary>
    public sealed record ResumeAccepting : ICommand
    {
        public static ResumeAccepting Instance { get; } = new();
    }

    /// <summary>Acceptor to the acceptor of a loop with fewer connections: this one is yours, with its places at the gates.</summary>
    /// <remarks>Owns the descriptor until it is received: if the other acceptor has ended meanwhile, disposing of the dead letter gives all back.</remarks>
    internal sealed record TakeOver(NodeServices Node, FrontendListener Listener, int Descriptor, NetworkAddress Peer) : ICommand, IDisposable
    {
        public void Dispose()
        {
            ListeningSocket.CloseDescriptor(Descriptor);
            Node.PassedOnArrived();
            Listener.Leave(Node.Gate);
        }
    }
}
