using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>The share of time that the event loops sleep, as <c>Idle_pct</c> of <c>show info</c> tells it.</summary>
/// <remarks>Measured from one question to the next, at least a second apart, so that nothing has to run while nobody asks.</remarks>
internal sealed class IdleMeter(ImmutableArray<LoopServices> loops)
{
    private const long ShortestSpanMs = 1000;

    private long _sinceMs = EventLoop.ClockMs;
    private long _sleptMs;
    private int _percent = 100;

    /// <summary>From 0, busy all the time, to 100.</summary>
    public async Task<int> ReadAsync()
    {
        var probes = loops.Select(static loop => new LoopProbe(loop.Loop)).ToArray();
        for (var i = 0; i < probes.Length; i++)
            loops[i].Loop.Run(probes[i]);
        var slept = (await Task.WhenAll(probes.Select(static probe => probe.Answer))).Sum(static activity => activity.SleptMs);
        var now = EventLoop.ClockMs;
        var span = now - _sinceMs;
        if (span < ShortestSpanMs)
            return _percent;
        _percent = (int)Math.Clamp(100 * (slept - _sleptMs) / (span * loops.Length), 0, 100);
        _sinceMs = now;
        _sleptMs = slept;
        return _percent;
    }
}
