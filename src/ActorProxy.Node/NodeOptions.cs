namespace ActorProxy.Node;

/// <summary>What a node is started with, beyond its configuration.</summary>
public sealed record NodeOptions
{
    /// <summary>Event loops; 0 is one per usable core.</summary>
    public int Loops { get; init; }

    /// <summary>The process's <c>maxconn</c>, as configured or computed from the limit of descriptors.</summary>
    public required int MaxConn { get; init; }
    public int BufferSizeBytes { get; init; } = 16384;
    public int PipeSizeBytes { get; init; }
    public int MaxPollEvents { get; init; } = 200;

    /// <summary><c>nosplice</c>.</summary>
    public bool NoSplice { get; init; }
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
