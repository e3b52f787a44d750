using System.Runtime.InteropServices;
using ActorProxy.Actors.Interop;
using ActorProxy.Actors.Polling;

namespace ActorProxy.Tests.Actors.Polling;

/// <summary>A descriptor that a test makes readable.</summary>
internal sealed unsafe class Bell : Pollable
{
    private readonly Action? _onReady;

    public Bell(bool isOpen = true, Action? onReady = null)
    {
        _onReady = onReady;
        if (isOpen)
            Descriptor = Libc.EventFd(0, Libc.EventFdFlags);
    }

    public PollEvents Seen { get; private set; }

    /// <summary>Closes another's descriptor and opens this under its number, in one step: no thread can take the number in between.</summary>
    public void Replace(Bell other)
    {
        var made = Libc.EventFd(0, Libc.EventFdFlags);
        Descriptor = Duplicate(made, other.Descriptor);
        other.Descriptor = -1;
        _ = Libc.Close(made);
    }

    public void Ring()
    {
        ulong one = 1;
        _ = Libc.Write(Descriptor, &one, sizeof(ulong));
    }

    public void Close()
    {
        _ = Libc.Close(Descriptor);
        Descriptor = -1;
    }

    protected internal override void OnReady(PollEvents events)
    {
        Seen = events;
        _onReady?.Invoke();
    }

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Duplicate(int from, int to);
}
