namespace ActorProxy.Core.Balancing;

/// <summary>Where a stream waits, and since which turn of that queue; <c>default</c> for nowhere.</summary>
/// <remarks>Any thread may ask it, as long as the stream waits.</remarks>
public readonly record struct QueuePlace(QueueTurns? Queue, long Since)
{
    /// <summary>1 and how many the queue has served meanwhile: the <c>srv_queue</c> or <c>backend_queue</c> of the log; 0 for nowhere.</summary>
    /// <remarks>Those who left without having been served do not count, as they don't in HAProxy.</remarks>
    public int Position => Queue is null ? 0 : (int)(Queue.Served - Since) + 1;
}
