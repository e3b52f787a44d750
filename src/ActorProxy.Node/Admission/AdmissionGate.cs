namespace ActorProxy.Node.Admission;

/// <summary>How many connections there may be at once: of the process, or of one frontend. Outlives generations.</summary>
/// <remarks>
/// A place is taken before the accept, so the limit is exact over all loops. Whoever finds it full leaves a way to be told;
/// nothing is queued here: what waits, waits in the kernel's backlog, where the client can see it.
/// </remarks>
public sealed class AdmissionGate(long limit)
{
    private readonly Lock _gate = new();
    private readonly List<IGateWaiter> _waiters = [];
    private long _limit = limit;
    private long _taken;
    private volatile bool _hasWaiters;

    /// <summary>Most connections at once. May be changed at any time; those that exist stay.</summary>
    public long Limit
    {
        get => Volatile.Read(ref _limit);
        set
        {
            Volatile.Write(ref _limit, value);
            WakeWaiters();
        }
    }

    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place if there is one.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _taken) <= Limit)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _taken);
        if (_hasWaiters)
            WakeWaiters();
    }

    /// <summary>Asks to be told once a place may be free.</summary>
    public void WaitFor(IGateWaiter waiter)
    {
        lock (_gate)
        {
            if (!_waiters.Contains(waiter))
                _waiters.Add(waiter);
            _hasWaiters = true;
        }

        // A place may have been given back before the waiter stood in the list.
        if (Taken < Limit)
            WakeWaiters();
    }

    private void WakeWaiters()
    {
        IGateWaiter[] woken;
        lock (_gate)
        {
            woken = [.. _waiters];
            _waiters.Clear();
            _hasWaiters = false;
        }

        foreach (var waiter in woken)
            waiter.GateOpened();
    }
}
