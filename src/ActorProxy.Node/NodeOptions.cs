namespace ActorProxy.Node;

/// <summary>What a node is started with, beyond its configuration.</summary>
public sealed record NodeOptions
{
    /// <summary>Readiness events taken per wait unless <c>tune.maxpollevents</c> says otherwise.</summary>
    public const int DefaultMaxPollEvents = 200;

    /// <summary>Event loops; 0 is one per usable core.</summary>
    public int Loops { get; init; }

    /// <summary>The process's <c>maxconn</c>, as configured or computed from the limit of descriptors.</summary>
    public required int MaxConn { get; init; }
    public int BufferSizeBytes { get; init; } = 16384;
    public int PipeSizeBytes { get; init; }
    public int MaxPollEvents { get; init; } = DefaultMaxPollEvents;

    /// <summary>Most pipes for splicing; beyond it the relay copies.</summary>
    public int MaxPipes { get; init; } = 1024;

    /// <summary><c>nosplice</c>.</summary>
    public bool NoSplice { get; init; }

    /// <summary>A process of this node may be there that is to be replaced, and will teach what its tables hold: <c>-sf</c>, <c>-st</c> or <c>-x</c>.</summary>
    public bool MayHavePredecessor { get; init; }

    /// <summary>Runs what may block or must see the file system as it was before <c>chroot</c>: names, files of unix sockets. Never on a loop.</summary>
    public Func<Action, Task> RunBlockingAsync { get; init; } = Task.Run;
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
