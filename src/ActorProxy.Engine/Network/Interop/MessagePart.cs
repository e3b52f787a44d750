using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Network.Interop;

/// <summary>One piece of memory of a message (<c>struct iovec</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessagePart
{
    public void* Start;
    public nint Length;
}
