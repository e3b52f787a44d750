namespace ActorProxy.Core.Peers;

/// <summary>What a message of the peers protocol is: its class in the high byte, its type in the low one.</summary>
/// <remarks>A message that has none of these values is passed over: later versions may send more.</remarks>
public enum PeerMessageKind : ushort
{
    ResyncRequest = 0x0000,
    ResyncFinished = 0x0001,

    /// <summary>The lesson is at its end, but its teacher does not know everything either.</summary>
    ResyncPartial = 0x0002,
    ResyncConfirm = 0x0003,
    Heartbeat = 0x0004,

    /// <summary>Its sender closes next.</summary>
    ProtocolError = 0x0100,
    SizeLimitError = 0x0101,
    Update = 0x0a80,

    /// <summary>As <see cref="Update"/>; its number is the one after the last.</summary>
    IncrementalUpdate = 0x0a81,
    TableDefinition = 0x0a82,
    TableSwitch = 0x0a83,
    Acknowledgement = 0x0a84,

    /// <summary>As <see cref="Update"/>, with what is left of the entry's life.</summary>
    TimedUpdate = 0x0a85,
    TimedIncrementalUpdate = 0x0a86,

    /// <summary>Between two nodes of this project alone: see <see cref="Nodes.SentNodeTable"/>.</summary>
    NodeUpdate = 0x4180,

    /// <summary>As <see cref="NodeUpdate"/>: a stream asks the owner of a key which server it is bound to.</summary>
    NodeClaim = 0x4181,

    /// <summary>The owner's answer to <see cref="NodeClaim"/>.</summary>
    NodeClaimed = 0x4182,

    /// <summary>As <see cref="NodeUpdate"/>: who is in the cluster, see <see cref="Nodes.NodeMembers"/>.</summary>
    NodeMembers = 0x4183,

    /// <summary>As <see cref="NodeUpdate"/>: how the node's virtual routers are, see <see cref="Nodes.NodeRouters"/>.</summary>
    NodeRouters = 0x4188,
}
