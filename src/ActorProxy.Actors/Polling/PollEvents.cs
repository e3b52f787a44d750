namespace ActorProxy.Actors.Polling;

/// <summary>Readiness as the kernel reports and takes it (epoll_ctl(2)).</summary>
[Flags]
public enum PollEvents : uint
{
    None = 0,
    Readable = 0x1,

    /// <summary>An urgent byte is there or on its way.</summary>
    Urgent = 0x2,
    Writable = 0x4,
    Error = 0x8,

    /// <summary>Both directions are closed.</summary>
    HangUp = 0x10,

    /// <summary>The peer will send no more.</summary>
    PeerClosed = 0x2000,

    /// <summary>Wakes one of the loops that wait for the same descriptor, not all.</summary>
    Exclusive = 1u << 28,

    /// <summary>Reported when it changes, not as long as it lasts.</summary>
    EdgeTriggered = 1u << 31,

    /// <summary>What a stream socket is registered with, once, for its whole life.</summary>
    Stream = Readable | Urgent | Writable | PeerClosed | EdgeTriggered,
}
