namespace ActorProxy.Engine.Relay;

/// <summary>The pipes of one loop: as many as hold data at one time.</summary>
/// <param name="capacityBytes">Of each pipe; 0 leaves the system's.</param>
/// <param name="limit">Most pipes at once; beyond it the relay copies.</param>
public sealed class PipePool(int capacityBytes, int limit)
{
    private SplicePipe? _free;
    private int _made;

    /// <summary>Most pipes at once.</summary>
    public int Limit => limit;

    /// <summary>Pipes that nobody uses now.</summary>
    public int FreeCount { get; private set; }

    /// <summary>Pipes handed out and not yet returned.</summary>
    public int InUse => _made - FreeCount;

    public SplicePipe? TryRent()
    {
        var pipe = _free;
        if (pipe is not null)
        {
            FreeCount--;
            _free = pipe.NextFree;
            pipe.NextFree = null;
            return pipe;
        }

        if (_made >= limit)
            return null;
        pipe = SplicePipe.TryCreate(capacityBytes);
        if (pipe is not null)
            _made++;
        return pipe;
    }

    public void Return(SplicePipe pipe)
    {
        // A pipe that still holds bytes belongs to a connection that ended early: the next one must not get them.
        if (pipe.Pending > 0)
        {
            pipe.Close();
            _made--;
            return;
        }

        FreeCount++;
        pipe.NextFree = _free;
        _free = pipe;
    }
}
