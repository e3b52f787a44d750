using System.Collections.Immutable;
using ActorProxy.Actors;

namespace ActorProxy.Node.Connections;

/// <summary>Asks one loop for its sessions, in the order in which they came.</summary>
internal sealed class SessionQuery(LoopServices loop, TimeProvider clock) : ILoopWork
{
    private readonly TaskCompletionSource<ImmutableArray<SessionSnapshot>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ImmutableArray<SessionSnapshot>> Answer => _answer.Task;

    public void Run()
    {
        var sessions = ImmutableArray.CreateBuilder<SessionSnapshot>(loop.Connections.Count);
        var now = clock.GetUtcNow();
        foreach (var connection in loop.Connections.All)
            sessions.Add(connection.Snapshot(now));
        _answer.TrySetResult(sessions.ToImmutable());
    }
}
