namespace ActorProxy.Actors;

/// <summary>Something that a loop does at a time; at most one pending expiry each, on one loop.</summary>
/// <remarks>Starting it again moves it. Cheap to start early and ask later: a relay looks at its deadline only when the timer fires.</remarks>
public abstract class LoopTimer
{
    /// <summary>Position in its loop's heap, or -1.</summary>
    internal int HeapIndex { get; set; } = -1;

    internal long DueMs { get; set; }

    /// <summary>True between start and expiry or cancellation. Meaningful on the loop's thread.</summary>
    public bool IsPending => HeapIndex >= 0;

    /// <summary>Called on the loop's thread when the time has come. It must not throw: what it throws is reported as a failure of the loop.</summary>
    protected internal abstract void Expire();
}
