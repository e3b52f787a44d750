namespace ActorProxy.Actors;

/// <summary>Work that waits for the end of the batch of events at hand, so that a whole batch is read before anything is written.</summary>
public abstract class Deferred
{
    internal Deferred? NextDeferred { get; set; }

    internal bool IsDeferred { get; set; }

    /// <summary>Called on the loop's thread. It must not throw: what it throws is reported as a failure of the loop.</summary>
    protected internal abstract void RunDeferred();
}
