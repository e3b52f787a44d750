using ActorProxy.Core.Stats;

namespace ActorProxy.Node.Admission;

/// <summary>How many events the process lets happen within a second. Outlives generations; any thread may read.</summary>
public sealed class RateLimit
{
    private long _configured;
    private long _limit;

    /// <summary>0 for any number. An operator may change it at any time; who waits looks again within a tenth of a second.</summary>
    public long Limit { get => Volatile.Read(ref _limit); set => Volatile.Write(ref _limit, value); }

    /// <summary>A configuration's value: an operator's stands until this one changes.</summary>
    internal void Configure(long limit)
    {
        if (limit == _configured)
            return;
        _configured = limit;
        Limit = limit;
    }

    /// <summary>Milliseconds until one more event fits below a limit; 0 for now.</summary>
    /// <param name="limit">0 for any number.</param>
    /// <param name="underWay">Events that are decided and not counted yet.</param>
    internal static long WaitMs(in EventRate rate, long limit, long underWay, long nowMs)
    {
        if (limit == 0)
            return 0;
        return limit <= underWay ? 1 : rate.UntilBelowMs(limit - underWay, nowMs);
    }
}
