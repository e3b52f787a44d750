namespace ActorProxy.Node.Peers;

/// <summary>What has happened between this node and one peer since it was configured. Written on the peer's loop; any thread may read.</summary>
internal sealed class PeerCounters
{
    public long Sessions { get; set; }

    public long Collisions { get; set; }

    public long ProtocolErrors { get; set; }

    public long HeartbeatsSent { get; set; }

    public long HeartbeatsReceived { get; set; }

    /// <summary>Sessions that ended because nothing came.</summary>
    public long Silences { get; set; }

    public long UpdatesSent { get; set; }

    public long UpdatesReceived { get; set; }

    /// <summary>Of tables that are not here, or have other keys here.</summary>
    public long UpdatesPassedOver { get; set; }

    /// <summary>Entries that no message can carry.</summary>
    public long UpdatesTooLong { get; set; }

    public long AcknowledgementsSent { get; set; }

    public long AcknowledgementsReceived { get; set; }

    /// <summary>Of what was never sent.</summary>
    public long AcknowledgementsRefused { get; set; }

    /// <summary>Lessons given that the peer confirmed.</summary>
    public long LessonsGiven { get; set; }

    public long LessonsTaken { get; set; }
}
