using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Sockets.Interop;

/// <summary>The socket calls of the relay. All are made on non-blocking descriptors, so none takes part in the garbage collector's transition.</summary>
internal static unsafe class SocketCalls
{
    [DllImport("libc", EntryPoint = "socket"), SuppressGCTransition]
    public static extern int Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "accept4"), SuppressGCTransition]
    public static extern int Accept(int descriptor, void* address, uint* length, int flags);

    [DllImport("libc", EntryPoint = "connect"), SuppressGCTransition]
    public static extern int Connect(int descriptor, void* address, uint length);

    [DllImport("libc", EntryPoint = "bind"), SuppressGCTransition]
    public static extern int Bind(int descriptor, void* address, uint length);

    [DllImport("libc", EntryPoint = "listen"), SuppressGCTransition]
    public static extern int Listen(int descriptor, int backlog);

    [DllImport("libc", EntryPoint = "recv"), SuppressGCTransition]
    public static extern nint Receive(int descriptor, void* buffer, nint length, int flags);

    [DllImport("libc", EntryPoint = "send"), SuppressGCTransition]
    public static extern nint Send(int descriptor, void* buffer, nint length, int flags);

    [DllImport("libc", EntryPoint = "splice"), SuppressGCTransition]
    public static extern nint Splice(int from, long* fromOffset, int to, long* toOffset, nint length, uint flags);

    [DllImport("libc", EntryPoint = "pipe2"), SuppressGCTransition]
    public static extern int Pipe(int* descriptors, int flags);

    [DllImport("libc", EntryPoint = "fcntl"), SuppressGCTransition]
    public static extern int Control(int descriptor, int command, int argument);

    [DllImport("libc", EntryPoint = "shutdown"), SuppressGCTransition]
    public static extern int Shutdown(int descriptor, int how);

    [DllImport("libc", EntryPoint = "close"), SuppressGCTransition]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "setsockopt"), SuppressGCTransition]
    public static extern int SetOption(int descriptor, int level, int option, void* value, uint length);

    [DllImport("libc", EntryPoint = "getsockopt"), SuppressGCTransition]
    public static extern int GetOption(int descriptor, int level, int option, void* value, uint* length);

    [DllImport("libc", EntryPoint = "getsockname"), SuppressGCTransition]
    public static extern int GetLocalAddress(int descriptor, void* address, uint* length);

    [DllImport("libc", EntryPoint = "getpeername"), SuppressGCTransition]
    public static extern int GetPeerAddress(int descriptor, void* address, uint* length);

    [DllImport("libc", EntryPoint = "chown")]
    public static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    [DllImport("libc", EntryPoint = "geteuid"), SuppressGCTransition]
    public static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "getegid"), SuppressGCTransition]
    public static extern uint EffectiveGroup();

    [DllImport("libc", EntryPoint = "if_nametoindex")]
    public static extern uint InterfaceIndex([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
