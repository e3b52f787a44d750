using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>Asks a loop for its figures on its own thread: the sleep that the question ends is in them.</summary>
internal sealed class LoopProbe(LoopServices loop) : ILoopWork
{
    private readonly TaskCompletionSource<LoopFigures> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks all loops; the answers are in their order.</summary>
    public static Task<LoopFigures[]> AskAsync(ImmutableArray<LoopServices> loops)
    {
        var answers = new Task<LoopFigures>[loops.Length];
        for (var i = 0; i < loops.Length; i++)
        {
            var probe = new LoopProbe(loops[i]);
            answers[i] = probe._answer.Task;
            loops[i].Loop.Run(probe);
        }

        return Task.WhenAll(answers);
    }

    public void Run() => _answer.TrySetResult(new LoopFigures(loop.Loop.Activity, loop.ConnectionCount, loop.Pools.Pipes.Limit, loop.Pools.Pipes.InUse, loop.Pools.Pipes.FreeCount));
}
