namespace ActorProxy.Core.Peers;

/// <summary>A table that a peer has defined in this session, and the local one that learns of it.</summary>
/// <param name="Local">Null when there is none that fits: updates are passed over, and not acknowledged.</param>
public sealed record ReceivedPeerTable<TTable>(PeerTableDefinition Definition, TTable? Local)
    where TTable : class
{
    /// <summary>The last update that came.</summary>
    public uint LastUpdateId { get; set; }

    /// <summary>The last update that was acknowledged.</summary>
    public uint AcknowledgedId { get; set; }

    internal byte[] Payload { get; init; } = [];
}
