using ActorProxy.Actors;

namespace ActorProxy.Tests.Engine.Checks;

/// <summary>Something that a test does on a loop's own thread.</summary>
internal sealed class LoopCall(Action call) : ILoopWork
{
    public void Run() => call();
}
