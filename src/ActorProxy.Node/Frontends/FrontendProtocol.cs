using ActorProxy.Actors;

namespace ActorProxy.Node.Frontends;

/// <summary>What is said to a frontend of one generation.</summary>
public static class FrontendProtocol
{
    public interface ICommand;

    /// <summary>Generation to frontend: accept no more. Answered by <see cref="Generations.GenerationProtocol.FrontendStoppedAccepting"/>.</summary>
    public sealed record SoftStop : ICommand;

    /// <summary>Generation to frontend, for an operator: pause, resume or shut down.</summary>
    /// <param name="Node">Closes the addresses of a frontend that was shut down, and answers then.</param>
    public sealed record Change(FrontendAction Action, IActorRef<NodeProtocol.ICommand> Node, TaskCompletionSource<FrontendActionResult> Answer) : ICommand;

    /// <summary>Acceptor to frontend: it does not accept any more.</summary>
    public sealed record AcceptorStopped : ICommand
    {
        public static AcceptorStopped Instance { get; } = new();
    }
}
