namespace ActorProxy.Node.Connections;

/// <summary>What reading a PROXY header has come to.</summary>
internal enum ProxyHeaderReadOutcome
{
    NeedMore,
    Complete,

    /// <summary>What the client sent is no header.</summary>
    Invalid,

    /// <summary>The client has gone before the header was complete.</summary>
    Gone,
}
