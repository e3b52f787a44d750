namespace ActorProxy.Core.Vrrp;

/// <summary>When a master announces its addresses again: a few times after it took them, then every so often, and when somebody else has claimed them.</summary>
internal sealed class AnnounceSchedule(VrrpRouterConfig config)
{
    /// <summary>Somebody who claims the addresses each 10 ms shall not make us flood the network.</summary>
    private const long ContestPauseMs = 200;

    /// <summary>A lesser master announces behind its advertisement, which may be answered before: neighbours shall hear of us last.</summary>
    private const long LastWordMs = 10;

    private long begunMs;
    private long latestMs;
    private long contestedMs = -ContestPauseMs;
    private long owedMs = long.MaxValue;
    private int step;

    /// <summary>When to announce; what is planned already follows from it anew.</summary>
    public VrrpRouterConfig Config { get; set; } = config;

    public long DueAtMs => Math.Min(owedMs, PlannedAtMs);

    private long PlannedAtMs =>
        step < Config.AnnounceAgainAfterMs.Length ? begunMs + Config.AnnounceAgainAfterMs[step]
        : Config.AnnounceEveryMs > 0 ? latestMs + Config.AnnounceEveryMs
        : long.MaxValue;

    /// <summary>The addresses are announced now, and again as after a take-over.</summary>
    public void Begin(long now)
    {
        (begunMs, latestMs, step, owedMs) = (now, now, 0, long.MaxValue);
    }

    /// <summary>Whether to announce now, as planned.</summary>
    public bool TakeDue(long now)
    {
        if (now < DueAtMs)
            return false;
        while (step < Config.AnnounceAgainAfterMs.Length && begunMs + Config.AnnounceAgainAfterMs[step] <= now)
            step++;
        (latestMs, owedMs) = (now, long.MaxValue);
        return true;
    }

    /// <summary>Somebody claims the addresses: whether to announce them now. If not, that is due soon after; the plan begins anew either way, so that the last word is ours.</summary>
    public bool Contest(long now)
    {
        // Counted from the last claim that was answered, not from the last announcement: the claim may be the later word that neighbours have heard.
        var announces = now - contestedMs >= ContestPauseMs;
        (begunMs, step) = (now, 0);
        if (announces)
            (latestMs, contestedMs, owedMs) = (now, now, now + LastWordMs);
        else
            owedMs = Math.Min(owedMs, contestedMs + ContestPauseMs);
        return announces;
    }
}
