using ActorProxy.Actors;
using ActorProxy.Core.Logging;

namespace ActorProxy.Node.Connections;

/// <summary>Ends one session of one loop, by its number, as an operator asked for.</summary>
internal sealed class SessionShutdown(LoopServices loop, long number) : ILoopWork
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the loop has that session.</summary>
    public Task<bool> Answer => _answer.Task;

    public void Run()
    {
        foreach (var connection in loop.Connections.All)
        {
            if (connection.Session.Number != number)
                continue;
            connection.Reference.Tell(new ConnectionProtocol.Close(CloseSide.Killed));
            _answer.TrySetResult(true);
            return;
        }

        _answer.TrySetResult(false);
    }
}
