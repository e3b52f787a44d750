namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>What the bytes seen so far are.</summary>
public enum ProxyHeaderOutcome
{
    /// <summary>The beginning of a header.</summary>
    NeedMore,
    Complete,

    /// <summary>No bytes that follow can make a header of these: the connection is to be closed.</summary>
    Invalid,
}
