using System.Runtime.InteropServices;

namespace ActorProxy.Interop;

/// <summary>The kernel's <c>cap_user_header_t</c> of version 3: whose capabilities are meant.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CapabilityHeader
{
    public uint Version;

    /// <summary>0 is the calling thread.</summary>
    public int Thread;

    public static CapabilityHeader OfThisThread => new() { Version = 0x20080522 };
}
