namespace ActorProxy.Engine.Checks;

/// <summary>What a <see cref="CheckConversation"/> wants next.</summary>
public enum CheckActionKind
{
    /// <summary>A new connection; an older one is closed first.</summary>
    Connect,

    /// <summary>All of the bytes sent.</summary>
    Send,

    /// <summary>Some bytes received, or the connection's end.</summary>
    Receive,

    /// <summary>Nothing more: the connection is closed.</summary>
    Verdict,
}
