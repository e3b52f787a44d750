using ActorProxy.Config.Model;

namespace ActorProxy.Core.Bandwidth;

/// <summary>All limits that rules have turned on for one direction of a stream: what passes has to fit into each of them.</summary>
public sealed class BandwidthLimits
{
    private readonly List<BandwidthLimiter> limiters = [];

    /// <summary>A rule turns a filter on, or gives it other values.</summary>
    public void Set(BandwidthLimitConfig filter, long? limitBytes, long? periodMs, long nowMs)
    {
        var limiter = limiters.Find(one => one.Filter == filter);
        if (limiter is null)
            limiters.Add(limiter = new BandwidthLimiter(filter, nowMs));
        limiter.Set(limitBytes, periodMs);
    }

    /// <summary>How many of the bytes that wait may pass now; 0 when it is too early.</summary>
    public int Allowance(int waiting, long nowMs)
    {
        long allowed = waiting;
        foreach (var limiter in limiters)
            allowed = Math.Min(allowed, limiter.Allowance(waiting, nowMs));
        return (int)allowed;
    }

    public void Passed(int bytes, long nowMs)
    {
        foreach (var limiter in limiters)
            limiter.Passed(bytes, nowMs);
    }

    /// <summary>Milliseconds until some of the bytes that wait may pass; 0 for now.</summary>
    public long WaitMs(int waiting, long nowMs)
    {
        long wait = 0;
        foreach (var limiter in limiters)
            wait = Math.Max(wait, limiter.WaitMs(waiting, nowMs));
        return wait;
    }
}
