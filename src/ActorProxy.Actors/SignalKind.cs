namespace ActorProxy.Actors;

/// <summary>The kinds of <see cref="Signal"/>.</summary>
internal enum SignalKind
{
    Start,
    Stop,
    Restart,
    Resume,
    Adopt,
    ChildFailed,
    ChildStopped,
    Watch,
    Unwatch,
    Terminated,
    TaskEnded,
    Failed,
}
