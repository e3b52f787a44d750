using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>The calls and structures of libc that carry descriptors, for 64 bit Linux.</summary>
internal static unsafe class DescriptorPassingInterop
{
    public const int Interrupted = 4;
    public const int Again = 11;

    [DllImport("libc", EntryPoint = "sendmsg")]
    public static extern nint SendMessage(int socket, MessageHeader* message, int flags);

    [DllImport("libc", EntryPoint = "recvmsg")]
    public static extern nint ReceiveMessage(int socket, MessageHeader* message, int flags);

    [DllImport("libc", EntryPoint = "poll")]
    public static extern int Poll(PollRequest* requests, nuint count, int timeoutMs);

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IoVector
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary><c>struct msghdr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public IoVector* Parts;
        public nuint PartCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary><c>struct cmsghdr</c>, which the descriptors follow.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ControlHeader
    {
        public nuint Length;
        public int Level;
        public int Type;
    }

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
