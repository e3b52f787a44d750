namespace ActorProxy.Core.Handover;

/// <summary>The other process of a take-over, as one of the two sees it.</summary>
public enum Neighbour
{
    /// <summary>The process that this one takes over from.</summary>
    Older,

    /// <summary>The process that takes over from this one.</summary>
    Newer,
}
