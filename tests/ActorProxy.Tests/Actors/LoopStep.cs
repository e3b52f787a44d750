using ActorProxy.Actors;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Actors;

/// <summary>Work for a loop's thread that a test waits for.</summary>
internal sealed class LoopStep(Action what) : ILoopWork
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task.WaitAsync(Deadlines.Step);

    public void Run()
    {
        what();
        _done.SetResult();
    }
}
