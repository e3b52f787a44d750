namespace ActorProxy.Node.Frontends;

/// <summary>What is said to a frontend of one generation.</summary>
public static class FrontendProtocol
{
    public interface ICommand;

    /// <summary>Generation to frontend: accept no more. Answered by <see cref="Generations.GenerationProtocol.FrontendStoppedAccepting"/>.</summary>
    public sealed record SoftStop : ICommand;

    /// <summary>Acceptor to frontend: it does not accept any more.</summary>
    public sealed record AcceptorStopped : ICommand
    {
        public static AcceptorStopped Instance { get; } = new();
    }
}
