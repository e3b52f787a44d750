namespace ActorProxy.Core.Balancing;

/// <summary>How many streams a queue has served: what the places of those who wait in it are told from.</summary>
/// <remarks>Its balancer counts; any thread may read.</remarks>
public sealed class QueueTurns
{
    private long _served;

    public long Served => Volatile.Read(ref _served);

    internal void Next() => Volatile.Write(ref _served, _served + 1);
}
