using ActorProxy.Actors.Interop;

namespace ActorProxy.Actors.Polling;

/// <summary>The descriptor by which other threads end a loop's sleep.</summary>
internal sealed unsafe class WakeUp : Pollable
{
    public WakeUp()
    {
        Descriptor = Libc.EventFd(0, Libc.EventFdFlags);
        if (Descriptor < 0)
            throw new IOException("The kernel gives no event descriptor: the limit of descriptors may be reached.");
    }

    /// <summary>Wakes the loop. For any thread.</summary>
    public void Ring()
    {
        ulong one = 1;
        _ = Libc.Write(Descriptor, &one, sizeof(ulong));
    }

    public void Close() => _ = Libc.Close(Descriptor);

    // Edge-triggered and never full in practice: each write is an edge of its own, so the counter needs no reading.
    protected internal override void OnReady(PollEvents events)
    {
    }
}
