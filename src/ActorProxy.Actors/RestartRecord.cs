namespace ActorProxy.Actors;

/// <summary>When a child was restarted lately, to tell a hiccup from a loop.</summary>
internal sealed class RestartRecord
{
    private readonly Queue<long> _times = new();

    /// <summary>Counts a restart at <paramref name="nowMs"/>; false when the limit within the window is used up.</summary>
    public bool TryCount(long nowMs, int limit, TimeSpan window)
    {
        if (window > TimeSpan.Zero)
            while (_times.TryPeek(out var oldest) && nowMs - oldest > window.TotalMilliseconds)
                _times.Dequeue();
        if (_times.Count >= limit)
            return false;
        _times.Enqueue(nowMs);
        return true;
    }
}
