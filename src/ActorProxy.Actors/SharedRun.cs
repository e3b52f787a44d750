namespace ActorProxy.Actors;

/// <summary>How deep the current thread is in shared actors that told each other something.</summary>
internal static class SharedRun
{
    /// <summary>Deeper than this, the next actor runs on its home loop instead: the stack stays bounded.</summary>
    public const int DeepestCall = 16;

    /// <summary>0 outside of shared actors.</summary>
    [ThreadStatic]
    public static int Depth;
}
