using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Network.Interop;

/// <summary>The calls for datagrams with addresses. All are made on non-blocking descriptors, or answered by the kernel itself.</summary>
internal static unsafe class NetworkCalls
{
    [DllImport("libc", EntryPoint = "sendto")]
    public static extern nint SendTo(int descriptor, void* data, nint length, int flags, void* address, uint addressLength);

    [DllImport("libc", EntryPoint = "sendmsg")]
    public static extern nint SendMessage(int descriptor, MessageHeader* message, int flags);

    [DllImport("libc", EntryPoint = "recvmsg")]
    public static extern nint ReceiveMessage(int descriptor, MessageHeader* message, int flags);
}
