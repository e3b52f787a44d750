namespace ActorProxy.Core.Balancing;

/// <summary>A stream as its backend's balancer sees it; the connection's record derives from it, so that a pick allocates nothing.</summary>
/// <remarks>
/// Owned by one <see cref="BackendBalancer"/> from its first pick until it is released, abandoned or refused.
/// It holds a slot or waits, never both, so that one pair of links serves every list.
/// </remarks>
public abstract class BalancedStream
{
    /// <summary>The server whose slot this stream holds, or null.</summary>
    public ServerState? Server { get; internal set; }

    /// <summary>Whether it waits for a server.</summary>
    public bool IsQueued { get; internal set; }

    /// <summary>The one server that it waits for; null when any will do.</summary>
    public ServerState? QueuedFor { get; internal set; }

    /// <summary>When it began to wait.</summary>
    public long QueuedAtMs { get; internal set; }

    /// <summary>Its place in the queue where it waits.</summary>
    public QueuePlace Place { get; internal set; }

    /// <summary>The <see cref="QueuePlace.Position"/> at which it left its latest queue; 0 when it has not waited.</summary>
    public int QueuePosition { get; internal set; }

    /// <summary>The server that a rule (<c>use-server</c>) or a cookie wants for it, by name; null for whichever the algorithm picks. Set before the first pick.</summary>
    public string? Wanted { get; set; }

    /// <summary>It goes to the <see cref="Wanted"/> server even when that is down or in maintenance (<c>force-persist</c>, <c>option persist</c>).</summary>
    public bool TakesServerThatIsDown { get; set; }

    /// <summary>It goes to no server but the <see cref="Wanted"/> one, whatever <c>option redispatch</c> says (<c>force-persist</c>).</summary>
    public bool IsForced { get; set; }

    /// <summary><c>set-priority-class</c>: a lower class is served before a higher one. Set before the first pick.</summary>
    public int PriorityClass { get; set; }

    /// <summary><c>set-priority-offset</c>: how much later than it came it seems to have come, in milliseconds. Set before the first pick.</summary>
    public int PriorityOffsetMs { get; set; }

    internal BalanceKey Key { get; set; }

    /// <summary>The server that a redispatch avoids.</summary>
    internal ServerState? Avoided { get; set; }

    /// <summary>Orders streams that wait in different queues of a backend; 0 while it does not wait.</summary>
    internal long Arrival { get; set; }
    internal StreamList? List { get; set; }
    internal BalancedStream? Next { get; set; }
    internal BalancedStream? Previous { get; set; }

    /// <summary>Whether its turn comes before another's: by class, by the moment at which it began to wait and its offset, by its arrival.</summary>
    internal bool IsBefore(BalancedStream other)
    {
        if (PriorityClass != other.PriorityClass)
            return PriorityClass < other.PriorityClass;
        var turn = (QueuedAtMs + PriorityOffsetMs).CompareTo(other.QueuedAtMs + other.PriorityOffsetMs);
        return turn != 0 ? turn < 0 : Arrival < other.Arrival;
    }

    /// <summary>Whether a balancer knows it.</summary>
    internal bool IsAttached => List is not null;
}
