namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>When etcd is asked, by the lease that is to be kept.</summary>
internal static class EtcdTimes
{
    private const int FirstRetryMs = 100;
    private const int LongestRetryMs = 3000;

    /// <summary>How often the lease is kept alive: two of three may be lost.</summary>
    public static TimeSpan BeatOf(TimeSpan lease) => lease / 4;

    /// <summary>How long one answer may take: another endpoint can still be asked before the lease ends.</summary>
    public static TimeSpan PatienceOf(TimeSpan lease) => TimeSpan.FromMilliseconds(Math.Clamp(lease.TotalMilliseconds / 4, 250, 3000));

    /// <summary>When a name that another has is asked for again.</summary>
    public static TimeSpan NameRetry { get; } = TimeSpan.FromSeconds(1);

    /// <summary>When it is tried again after so many failures in a row: later and later, and each node at another time.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan RetryAfter(int failures, double chance) =>
        TimeSpan.FromMilliseconds(Math.Min(LongestRetryMs, FirstRetryMs << Math.Min(failures, 10)) * (0.5 + (chance / 2)));
}
