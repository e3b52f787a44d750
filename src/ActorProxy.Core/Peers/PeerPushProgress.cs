namespace ActorProxy.Core.Peers;

/// <summary>How far one peer has been told of one table, over its sessions.</summary>
/// <remarks>The table's updates are numbered from 1 on; the peer is to be told of all that lie behind <see cref="Pushed"/>.</remarks>
public struct PeerPushProgress
{
    /// <summary>The last update that the peer has for sure; after a reconnect pushing begins behind it.</summary>
    public uint Acknowledged { get; private set; }

    /// <summary>The last update that was sent in this session.</summary>
    public uint Pushed { get; private set; }

    /// <summary>A session begins: what was sent and not acknowledged in the last one is sent again.</summary>
    /// <param name="newest">The number of the table's newest update.</param>
    public void BeginSession(uint newest)
    {
        // Ahead of the table's own count: it was counted by an earlier process, and says nothing.
        if (UpdateId.IsAfter(Acknowledged, newest))
            Acknowledged = unchecked(newest - int.MaxValue);
        Pushed = Acknowledged;
    }

    public void Push(uint id)
    {
        if (UpdateId.IsAfter(id, Pushed))
            Pushed = id;
    }

    /// <summary>Takes an acknowledgement; false for one that is none, since it is not new or of something that was never sent.</summary>
    public bool TryAcknowledge(uint id)
    {
        if (!UpdateId.IsAfter(id, Acknowledged) || UpdateId.IsAfter(id, Pushed))
            return false;
        Acknowledged = id;
        return true;
    }

    /// <summary>A lesson that was confirmed told everything, but pushing goes on from what was acknowledged before it.</summary>
    public void RewindToAcknowledged() => Pushed = Acknowledged;
}
