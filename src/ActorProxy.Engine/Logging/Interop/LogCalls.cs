using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Logging.Interop;

/// <summary>The calls that hand log lines to the kernel. Those that never block skip the garbage collector's transition.</summary>
internal static unsafe class LogCalls
{
    public const int Datagram = 2;
    public const int SocketType = 3;
    public const int SeekCurrent = 1;
    public const int NoWait = 8;
    public const short PollOut = 4;
    public const int NotSupported = 95;
    public const int NoSuchCall = 38;
    public const int Invalid = 22;

    [DllImport("libc", EntryPoint = "sendto"), SuppressGCTransition]
    public static extern nint SendTo(int descriptor, void* buffer, nint length, int flags, void* address, uint addressLength);

    [DllImport("libc", EntryPoint = "pwritev2"), SuppressGCTransition]
    public static extern nint WriteWithoutWaiting(int descriptor, IoVector* vectors, int count, long offset, int flags);

    // A file or terminal may take its time after all.
    [DllImport("libc", EntryPoint = "write")]
    public static extern nint Write(int descriptor, void* buffer, nint length);

    [DllImport("libc", EntryPoint = "poll"), SuppressGCTransition]
    public static extern int Poll(PollRequest* requests, ulong count, int timeoutMs);

    [DllImport("libc", EntryPoint = "lseek"), SuppressGCTransition]
    public static extern long Seek(int descriptor, long offset, int whence);
}
