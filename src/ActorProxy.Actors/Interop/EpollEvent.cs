using System.Runtime.InteropServices;

namespace ActorProxy.Actors.Interop;

/// <summary>The kernel's <c>struct epoll_event</c>, packed on x86-64.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct EpollEvent
{
    public uint Events;
    public ulong Data;
}
