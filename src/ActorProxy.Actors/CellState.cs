namespace ActorProxy.Actors;

/// <summary>Where an actor is in its life.</summary>
internal enum CellState : byte
{
    /// <summary>Made, its first code not yet run.</summary>
    Created,
    Running,

    /// <summary>Failed; its messages wait until the parent has decided.</summary>
    Failed,

    /// <summary>Told to start afresh; waits for its children to end.</summary>
    Restarting,

    /// <summary>Has stopped itself: takes no further message, the stop itself is under way.</summary>
    Leaving,

    /// <summary>Told to stop; waits for its children to end.</summary>
    Stopping,
    Stopped,
}
