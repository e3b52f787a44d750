using ActorProxy.Actors;

namespace ActorProxy.Node.Samples;

/// <summary>Turns a clock of time spent into per cent of the time that went by.</summary>
/// <remarks>Measured from one question to the next, at least a second apart, so that nothing has to run while nobody asks. Any thread.</remarks>
/// <param name="spentMs">Milliseconds spent so far.</param>
/// <param name="capacity">How many milliseconds can be spent in one.</param>
internal sealed class UsageMeter(Func<long> spentMs, int capacity)
{
    private const long ShortestSpanMs = 1000;

    private readonly Lock _gate = new();
    private long _sinceMs = EventLoop.ClockMs;
    private long _lastMs = spentMs();
    private int _percent;

    /// <summary>From 0 to 100; 0 before a second was measured.</summary>
    public int Percent
    {
        get
        {
            lock (_gate)
            {
                var now = EventLoop.ClockMs;
                var span = now - _sinceMs;
                if (span < ShortestSpanMs)
                    return _percent;
                var spent = spentMs();
                _percent = (int)Math.Clamp(100 * (spent - _lastMs) / (span * capacity), 0, 100);
                (_sinceMs, _lastMs) = (now, spent);
                return _percent;
            }
        }
    }
}
