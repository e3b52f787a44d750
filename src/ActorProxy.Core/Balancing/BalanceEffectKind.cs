namespace ActorProxy.Core.Balancing;

/// <summary>What a decision of the balancer asks its owner to do.</summary>
public enum BalanceEffectKind
{
    /// <summary>A queued stream got a server's slot: let it connect.</summary>
    Assigned,

    /// <summary>A queued stream waits in another queue now: for the given server, or for any.</summary>
    Queued,

    /// <summary>A queued stream gets no server any more: end it for the given reason.</summary>
    Refused,

    /// <summary>End a stream that holds a slot of the server; its slot comes back by <see cref="BackendBalancer.Release"/> as ever.</summary>
    CloseStream,

    /// <summary>Write a line to the backend's log.</summary>
    Notice,

    /// <summary>The server's state changed: tell those who track it, and start, stop or hasten its checks.</summary>
    ServerChanged,

    /// <summary>The server left the configuration and its last stream ended: forget it.</summary>
    ServerForgotten,

    /// <summary>Slots of the server are the neighbouring process's now: tell it.</summary>
    GiveSlots,

    /// <summary>A stream waits for a slot of the server that the newer process has: tell it.</summary>
    WantSlot,
}
