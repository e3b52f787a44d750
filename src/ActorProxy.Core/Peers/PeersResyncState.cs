namespace ActorProxy.Core.Peers;

/// <summary>From whom a section's tables still have to be learnt.</summary>
public enum PeersResyncState
{
    /// <summary>From the process before this one on the same node.</summary>
    FromLocal,

    /// <summary>From another node.</summary>
    FromRemote,

    /// <summary>From nobody: what is known counts as all.</summary>
    Finished,
}
