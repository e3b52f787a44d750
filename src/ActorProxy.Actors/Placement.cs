namespace ActorProxy.Actors;

/// <summary>Where a child runs. The default is its parent's loop.</summary>
public readonly record struct Placement
{
    /// <summary>The loop to pin to; null for the parent's.</summary>
    public EventLoop? Loop { get; init; }

    /// <summary>Run on whichever thread tells it something, one message at a time.</summary>
    public bool IsShared { get; init; }

    /// <summary>For an actor that every loop asks often and that must answer without a thread switch.</summary>
    public static Placement Shared => new() { IsShared = true };

    public static Placement On(EventLoop loop) => new() { Loop = loop };
}
