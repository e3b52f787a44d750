namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What has happened to one virtual router since the start.</summary>
public sealed record FloatingIpCounters
{
    public long AdvertisementsSent { get; set; }

    public long AdvertisementsReceived { get; set; }

    /// <summary>Packets that were not understood or not trusted.</summary>
    public long AdvertisementsRefused { get; set; }

    public long Acquired { get; set; }

    public long Released { get; set; }

    public long Announcements { get; set; }
}
