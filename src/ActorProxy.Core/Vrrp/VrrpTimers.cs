namespace ActorProxy.Core.Vrrp;

/// <summary>The times that the documents derive from interval and priority, in milliseconds.</summary>
internal static class VrrpTimers
{
    /// <summary>Most that a backup waits which the cluster does not call next, and so most that the worst of several waits for the best.</summary>
    public const long MostBehindNextMs = 30;

    private const long MostAfterLastWordMs = 8;

    /// <summary>The head start of the node that the cluster calls next, before all others.</summary>
    private const long HeadStartMs = 10;

    /// <summary>How long a worse node lets a better one go first: in version 3 a part of the interval (RFC 9568 6.1), in version 2 of a second (RFC 3768 6.1).</summary>
    public static long Skew(VrrpVersion version, byte priority, long intervalMs) =>
        (256 - priority) * (version == VrrpVersion.V2 ? 1000 : intervalMs) / 256;

    /// <summary>How long a backup waits after a master has said priority 0: by priority, so that the best one is first, and never longer than the skew time.</summary>
    /// <remarks>The documents' skew time is up to an interval without anybody who serves. Two backups that are this close both take over, and the lesser one steps down at the other's advertisement.</remarks>
    public static long AfterLastWord(VrrpVersion version, byte priority, long intervalMs) =>
        Math.Min(Skew(version, priority, intervalMs), (VrrpPriority.Owner - priority) * MostAfterLastWordMs / VrrpPriority.Owner);

    /// <summary>The silence after which a master is taken for gone.</summary>
    public static long Down(VrrpVersion version, byte priority, long intervalMs) => (3 * intervalMs) + Skew(version, priority, intervalMs);

    /// <summary>How long a backup that the cluster does not call next waits after a master's last word, or evidence of its death: by priority, so that the best one is first.</summary>
    public static long BehindNext(byte priority) => HeadStartMs + ((VrrpPriority.Owner - priority) * (MostBehindNextMs - HeadStartMs) / VrrpPriority.Owner);
}
