namespace ActorProxy.Actors;

/// <summary>Brings what follows an <c>await</c> back to the loop on which it was awaited.</summary>
internal sealed class LoopSynchronizationContext(EventLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        // A loop that has ended has no actor left that could be disturbed; the callback may still hold something to let go of.
        if (!loop.TryRun(new PostedCallback(d, state)))
            base.Post(d, state);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (EventLoop.Current != loop)
            throw new NotSupportedException("A loop is never waited for: that could stop two loops for good.");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
