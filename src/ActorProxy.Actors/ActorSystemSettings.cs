namespace ActorProxy.Actors;

/// <summary>What an <see cref="ActorSystem"/> is made with.</summary>
public sealed record ActorSystemSettings
{
    /// <summary>The first part of every path.</summary>
    public string Name { get; init; } = "node";

    /// <summary>Event loops, a thread each; 0 is one per usable core.</summary>
    public int Loops { get; init; }

    /// <summary>Readiness events taken from the kernel per wait.</summary>
    public int MaxPollEvents { get; init; } = 200;

    /// <summary>Called on the failing actor's thread for each failure; must not throw.</summary>
    public Action<ActorFailure>? OnFailure { get; init; }
}
