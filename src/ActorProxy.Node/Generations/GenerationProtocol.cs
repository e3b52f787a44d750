using ActorProxy.Actors;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Node.Generations;

/// <summary>What is said to a generation.</summary>
public static class GenerationProtocol
{
    public interface ICommand;

    /// <summary>Node to generation: accept no more; connections go on, and the generation ends with its last one. Answered by <see cref="NodeProtocol.StoppedAccepting"/>.</summary>
    public sealed record SoftStop(IActorRef<NodeProtocol.ICommand> ReplyTo) : ICommand;

    /// <summary>Frontend to generation: none of its acceptors accepts any more.</summary>
    public sealed record FrontendStoppedAccepting : ICommand
    {
        public static FrontendStoppedAccepting Instance { get; } = new();
    }

    /// <summary>Node to generation, for an operator: one of its frontends is to change.</summary>
    public sealed record ChangeFrontend(string Frontend, FrontendProtocol.Change Change) : ICommand;

    /// <summary>Node to generation: end its connections too, now.</summary>
    public sealed record HardStop : ICommand;
}
