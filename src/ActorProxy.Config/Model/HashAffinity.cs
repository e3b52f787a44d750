namespace ActorProxy.Config.Model;

/// <summary>The <c>hash-preserve-affinity</c> keyword: when a hash's server is passed over for the next one.</summary>
public enum HashAffinity
{
    /// <summary>Never: who hashes to a full server waits for it.</summary>
    Always,

    /// <summary>When it is at its <c>maxconn</c>.</summary>
    MaxConn,

    /// <summary>When its queue is at its <c>maxqueue</c>.</summary>
    MaxQueue,
}
