namespace ActorProxy.Core.Balancing;

/// <summary>A server's checked state, numbered as <c>srv_op_state</c> of <c>show servers state</c>.</summary>
public enum ServerOperation
{
    /// <summary>Down: gets nothing.</summary>
    Stopped,

    /// <summary>Up, its weight and limit still growing (<c>slowstart</c>).</summary>
    Starting,
    Running,

    /// <summary>Asked for no new streams by itself: up for those that belong to it only.</summary>
    Stopping,
}
