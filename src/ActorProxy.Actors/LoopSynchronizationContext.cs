namespace ActorProxy.Actors;

/// <summary>Brings what follows an <c>await</c> back to the loop on which it was awaited.</summary>
internal sealed class LoopSynchronizationContext(EventLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => loop.Run(new PostedCallback(d, state));

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (EventLoop.Current != loop)
            throw new NotSupportedException("A loop is never waited for: that could stop two loops for good.");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    private sealed class PostedCallback(SendOrPostCallback callback, object? state) : ILoopWork
    {
        public void Run() => callback(state);
    }
}
