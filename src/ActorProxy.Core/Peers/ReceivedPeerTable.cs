namespace ActorProxy.Core.Peers;

/// <summary>A table that a peer has defined in this session, and the local one that learns of it.</summary>
public sealed class ReceivedPeerTable<TTable>(PeerTableDefinition definition)
    where TTable : class
{
    public PeerTableDefinition Definition { get; } = definition;

    /// <summary>Null when there is none that fits: updates are passed over, and not acknowledged.</summary>
    public TTable? Local { get; internal set; }

    /// <summary>The last update that came.</summary>
    public uint LastUpdateId { get; set; }

    /// <summary>The last update that was acknowledged.</summary>
    public uint AcknowledgedId { get; set; }

    internal byte[] Payload { get; init; } = [];
}
