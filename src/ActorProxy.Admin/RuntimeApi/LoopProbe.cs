using ActorProxy.Actors;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>Asks a loop for its activity on its own thread: the sleep that the question ends is in it.</summary>
internal sealed class LoopProbe(EventLoop loop) : ILoopWork
{
    private readonly TaskCompletionSource<LoopActivity> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<LoopActivity> Answer => _answer.Task;

    public void Run() => _answer.TrySetResult(loop.Activity);
}
