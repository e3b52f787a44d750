namespace ActorProxy.Node.Connections;

/// <summary>When a failed connection attempt is repeated, and when with another server (configuration.txt "retries", "option redispatch").</summary>
public static class RetrySchedule
{
    /// <summary>The pause before the same server is tried again after it refused, in milliseconds.</summary>
    public const long PauseMs = 1000;

    /// <summary>Whether the retry with this number goes to another server.</summary>
    /// <param name="retry">From 1 to <paramref name="retries"/>.</param>
    /// <param name="interval">Null: never; n: every n-th retry; -n: the n-th from the end and every n-th before it, -1 being the last only.</param>
    public static bool IsRedispatch(int retry, int retries, int? interval) => interval switch
    {
        null or 0 => false,
        -1 => retry == retries,
        > 0 => retry % interval.Value == 0,
        _ => (retries - retry) % -interval.Value == 0,
    };
}
