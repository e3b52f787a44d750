using System.Runtime.InteropServices;
using ActorProxy.Actors.Interop;

namespace ActorProxy.Actors.Polling;

/// <summary>One epoll instance and the descriptors registered with it.</summary>
/// <remarks>
/// Each event carries descriptor and registration number; an event whose registration is no longer current is dropped.
/// Without that, a descriptor closed and reopened within one batch would see its predecessor's hang-up.
/// </remarks>
internal sealed unsafe class Poller
{
    private readonly int _epoll;
    private readonly EpollEvent* _events;
    private readonly int _capacity;
    private Pollable?[] _byDescriptor = new Pollable?[256];
    private uint _lastRegistration;

    public Poller(int capacity)
    {
        _epoll = Libc.EpollCreate(Libc.EpollCloseOnExec);
        if (_epoll < 0)
            throw new IOException($"The kernel gives no epoll instance (errno {Marshal.GetLastSystemError()}): the limit of descriptors may be reached.");
        _capacity = capacity;
        _events = (EpollEvent*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(EpollEvent));
    }

    /// <summary>How many descriptors are registered now.</summary>
    public int Count { get; private set; }

    public void Add(Pollable pollable, PollEvents events)
    {
        var descriptor = pollable.Descriptor;
        if (descriptor >= _byDescriptor.Length)
            Array.Resize(ref _byDescriptor, Math.Max(descriptor + 1, _byDescriptor.Length * 2));
        if (++_lastRegistration == 0)
            _lastRegistration = 1;
        var change = new EpollEvent { Events = (uint)events, Data = ((ulong)_lastRegistration << 32) | (uint)descriptor };
        if (Libc.EpollControl(_epoll, Libc.EpollAdd, descriptor, &change) < 0)
            throw new IOException($"Descriptor {descriptor} can't be watched (errno {Marshal.GetLastSystemError()}).");
        pollable.Registration = _lastRegistration;
        _byDescriptor[descriptor] = pollable;
        Count++;
    }

    /// <summary>Changes what is reported for a registered descriptor.</summary>
    public void Modify(Pollable pollable, PollEvents events)
    {
        var change = new EpollEvent { Events = (uint)events, Data = ((ulong)pollable.Registration << 32) | (uint)pollable.Descriptor };
        if (Libc.EpollControl(_epoll, Libc.EpollModify, pollable.Descriptor, &change) < 0)
            throw new IOException($"What is watched of descriptor {pollable.Descriptor} can't be changed (errno {Marshal.GetLastSystemError()}).");
    }

    /// <summary>Forgets a descriptor.</summary>
    /// <param name="isClosing">The caller closes it next and no other process shares it: the kernel then forgets it by itself.</param>
    public void Remove(Pollable pollable, bool isClosing)
    {
        if (!pollable.IsRegistered)
            return;
        pollable.Registration = 0;
        Count--;

        // Closed by someone else meanwhile, its number may be another's by now, whose registration must stay.
        if (_byDescriptor[pollable.Descriptor] != pollable)
            return;
        _byDescriptor[pollable.Descriptor] = null;
        if (!isClosing)
        {
            EpollEvent ignored;
            _ = Libc.EpollControl(_epoll, Libc.EpollDelete, pollable.Descriptor, &ignored);
        }
    }

    /// <summary>Waits for events and hands them out; returns how many there were.</summary>
    /// <param name="timeoutMs">0 looks only; -1 waits without end.</param>
    public int Wait(int timeoutMs)
    {
        var count = timeoutMs == 0
            ? Libc.EpollPeek(_epoll, _events, _capacity, 0)
            : Libc.EpollWait(_epoll, _events, _capacity, timeoutMs);
        return Math.Max(count, 0);
    }

    /// <summary>Hands out the events of the last <see cref="Wait"/>, from the one at <paramref name="next"/>, which moves with them.</summary>
    public void Dispatch(ref int next, int count)
    {
        while (next < count)
        {
            var ready = &_events[next++];
            var pollable = _byDescriptor[(int)(uint)ready->Data];
            if (pollable is not null && pollable.Registration == (uint)(ready->Data >> 32))
                pollable.OnReady((PollEvents)ready->Events);
        }
    }

    public void Close()
    {
        _ = Libc.Close(_epoll);
        NativeMemory.Free(_events);
    }
}
