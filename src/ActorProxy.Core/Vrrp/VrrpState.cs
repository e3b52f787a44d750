namespace ActorProxy.Core.Vrrp;

/// <summary>What a node is in one virtual router (RFC 9568 6.3), and keepalived's name for one that can't take part.</summary>
public enum VrrpState
{
    /// <summary>Not started, or stopped.</summary>
    Initialize,

    /// <summary>Listens; takes over when the master is gone.</summary>
    Backup,

    /// <summary>Holds the addresses and says so (RFC 9568: Active).</summary>
    Master,

    /// <summary>Its interface is down, or something that it tracks with weight 0 has failed: neither holds nor takes addresses.</summary>
    Fault,
}
