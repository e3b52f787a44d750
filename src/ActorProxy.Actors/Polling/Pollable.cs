namespace ActorProxy.Actors.Polling;

/// <summary>A descriptor whose readiness one loop watches.</summary>
/// <remarks>Belongs to its loop's thread. Unregister before closing the descriptor, or its number's next owner gets the events.</remarks>
public abstract class Pollable
{
    /// <summary>The descriptor, or -1 when closed.</summary>
    public int Descriptor { get; protected set; } = -1;

    /// <summary>Tells this registration's events from those of an earlier owner of the same descriptor number.</summary>
    internal uint Registration { get; set; }

    public bool IsRegistered => Registration != 0;

    /// <summary>Called on the loop's thread with what became ready. It must not throw: what it throws is reported as a failure of the loop, and these events are lost.</summary>
    protected internal abstract void OnReady(PollEvents events);
}
