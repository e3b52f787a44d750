using ActorProxy.Actors;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Actors;

/// <summary>Holds a loop until released, so that a test can say what happens before the loop goes on.</summary>
internal sealed class BlockingWork(ManualResetEventSlim isHeld, ManualResetEventSlim release) : ILoopWork
{
    public void Run()
    {
        isHeld.Set();
        release.Wait(Deadlines.Step);
    }
}
