namespace ActorProxy.Core.Vrrp;

/// <summary>When a master announces its addresses again: a few times after it took them, then every so often, and when somebody else has claimed them.</summary>
internal sealed class AnnounceSchedule(VrrpRouterConfig config)
{
    /// <summary>Somebody who claims the addresses each 10 ms shall not make us flood the network.</summary>
    private const long ContestPauseMs = 200;

    private long begunMs;
    private long latestMs;
    private int step;

    public long DueAtMs =>
        step < config.AnnounceAgainAfterMs.Length ? begunMs + config.AnnounceAgainAfterMs[step]
        : config.AnnounceEveryMs > 0 ? latestMs + config.AnnounceEveryMs
        : long.MaxValue;

    /// <summary>The addresses are announced now, and again as after a take-over.</summary>
    public void Begin(long now)
    {
        (begunMs, latestMs, step) = (now, now, 0);
    }

    /// <summary>Whether to announce now, as planned.</summary>
    public bool TakeDue(long now)
    {
        if (now < DueAtMs)
            return false;
        while (step < config.AnnounceAgainAfterMs.Length && begunMs + config.AnnounceAgainAfterMs[step] <= now)
            step++;
        latestMs = now;
        return true;
    }

    /// <summary>Somebody claims the addresses: whether to announce them now. The plan begins anew either way, so that the last word is ours.</summary>
    public bool Contest(long now)
    {
        var announces = now - latestMs >= ContestPauseMs;
        (begunMs, step) = (now, 0);
        if (announces)
            latestMs = now;
        return announces;
    }
}
