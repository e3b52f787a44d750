using ActorProxy.Config.Model;

namespace ActorProxy.Node.Connections;

/// <summary>When a failed connection attempt is repeated, and when with another server (configuration.txt "retries", "option redispatch").</summary>
public static class RetrySchedule
{
    /// <summary>The pause before the same server is tried again after it refused, in milliseconds.</summary>
    public const long PauseMs = 1000;

    /// <summary>Whether the retry with this number asks for another server.</summary>
    /// <remarks>
    /// With several servers and an algorithm that is not bound to one of them each retry does, at once: HAProxy keeps the
    /// interval of <c>option redispatch</c> for hashes and for backends with a single server.
    /// </remarks>
    /// <param name="retry">From 1 to the backend's <c>retries</c>.</param>
    /// <param name="isWanted">A rule or a cookie wants the server that failed.</param>
    public static bool IsRedispatch(int retry, BackendConfig backend, bool isWanted) => backend.RedispatchInterval is { } interval && interval != 0
        && (IsScheduled(retry, backend.Retries, interval) || (!isWanted && !backend.Balance.IsByHash && backend.Servers.Count(server => !server.IsBackup) > 1));

    // n: every n-th retry; -n: the n-th from the end and every n-th before it, -1 being the last only.
    private static bool IsScheduled(int retry, int retries, int interval) => interval switch
    {
        -1 => retry == retries,
        > 0 => retry % interval == 0,
        _ => (retries - retry) % -interval == 0,
    };
}
