using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Network.Interop;

/// <summary>What <c>recvmsg</c> is told and tells (<c>struct msghdr</c> on 64 bits).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public void* Name;
    public uint NameLength;
    public MessagePart* Parts;
    public nint PartCount;
    public byte* Control;
    public nint ControlLength;
    public int Flags;
}
