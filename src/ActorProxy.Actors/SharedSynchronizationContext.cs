namespace ActorProxy.Actors;

/// <summary>Brings what follows an <c>await</c> of a shared actor back to that actor, on whichever thread runs it then.</summary>
internal sealed class SharedSynchronizationContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
        => cell.Send(new Signal(SignalKind.Continue, new PostedCallback(d, state)));

    public override void Send(SendOrPostCallback d, object? state)
        => throw new NotSupportedException("An actor is never waited for: that could stop two threads for good.");

    public override SynchronizationContext CreateCopy() => this;
}
