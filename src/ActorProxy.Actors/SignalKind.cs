namespace ActorProxy.Actors;

/// <summary>The kinds of <see cref="Signal"/>.</summary>
internal enum SignalKind
{
    Start,
    Stop,
    Restart,
    Resume,

    /// <summary>To the root: a cell made from outside wants to be its child.</summary>
    Adopt,

    /// <summary>From a child, with its error.</summary>
    ChildFailed,

    /// <summary>From a child that this cell must not be touched by directly.</summary>
    ChildStopped,

    /// <summary>From the watching cell.</summary>
    Watch,
    Unwatch,

    /// <summary>About the watched cell, which has stopped. Waits like a message.</summary>
    Terminated,

    /// <summary>About the actor instance whose awaited task is done, with its error.</summary>
    TaskEnded,

    /// <summary>About the actor instance that reports an error from outside a message.</summary>
    Failed,

    /// <summary>About the actor instance whose life's work is done, with its error.</summary>
    WorkEnded,

    /// <summary>With the <see cref="PostedCallback"/> that follows an <c>await</c> of a shared actor.</summary>
    Continue,
}
