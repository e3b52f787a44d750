using ActorProxy.Actors;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>The share of time that the event loops sleep, as <c>Idle_pct</c> of <c>show info</c> tells it.</summary>
/// <remarks>Measured from one question to the next, at least a second apart, so that nothing has to run while nobody asks.</remarks>
internal sealed class IdleMeter
{
    private const long ShortestSpanMs = 1000;

    private long _sinceMs = EventLoop.ClockMs;
    private long _sleptMs;
    private int _percent = 100;

    /// <summary>From 0, busy all the time, to 100.</summary>
    public int Read(IReadOnlyCollection<LoopFigures> figures)
    {
        var slept = figures.Sum(static loop => loop.Activity.SleptMs);
        var now = EventLoop.ClockMs;
        var span = now - _sinceMs;
        if (span < ShortestSpanMs)
            return _percent;
        _percent = (int)Math.Clamp(100 * (slept - _sleptMs) / (span * figures.Count), 0, 100);
        _sinceMs = now;
        _sleptMs = slept;
        return _percent;
    }
}
