using System.Runtime.InteropServices;

namespace ActorProxy.Actors.Interop;

/// <summary>The system calls of an event loop.</summary>
/// <remarks>
/// Calls that never block skip the garbage collector's transition: it would cost more than the call's own user-space part.
/// The wait for events blocks, so it takes part in the transition.
/// </remarks>
internal static unsafe partial class Libc
{
    public const int EpollCloseOnExec = 0x80000;
    public const int EpollAdd = 1;
    public const int EpollDelete = 2;
    public const int EpollModify = 3;
    public const int EventFdFlags = 0x80000 | 0x800;
    public const int Interrupted = 4;

    [DllImport("libc", EntryPoint = "epoll_create1")]
    public static extern int EpollCreate(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl"), SuppressGCTransition]
    public static extern int EpollControl(int epoll, int operation, int descriptor, EpollEvent* change);

    [DllImport("libc", EntryPoint = "epoll_wait")]
    public static extern int EpollWait(int epoll, EpollEvent* events, int capacity, int timeoutMs);

    [DllImport("libc", EntryPoint = "epoll_wait"), SuppressGCTransition]
    public static extern int EpollPeek(int epoll, EpollEvent* events, int capacity, int zero);

    [DllImport("libc", EntryPoint = "eventfd")]
    public static extern int EventFd(uint initial, int flags);

    [DllImport("libc", EntryPoint = "read"), SuppressGCTransition]
    public static extern nint Read(int descriptor, void* buffer, nint count);

    [DllImport("libc", EntryPoint = "write"), SuppressGCTransition]
    public static extern nint Write(int descriptor, void* buffer, nint count);

    [DllImport("libc", EntryPoint = "close"), SuppressGCTransition]
    public static extern int Close(int descriptor);
}
