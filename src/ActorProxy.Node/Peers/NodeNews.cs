namespace ActorProxy.Node.Peers;

/// <summary>What a node tells each other one of itself whenever it has changed.</summary>
internal enum NodeNews
{
    /// <summary>Who is in the cluster.</summary>
    Members,

    /// <summary>How its virtual routers are.</summary>
    Routers,
}
