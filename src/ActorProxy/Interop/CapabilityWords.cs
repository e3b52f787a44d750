using System.Runtime.InteropServices;

namespace ActorProxy.Interop;

/// <summary>The kernel's <c>cap_user_data_t</c>: 32 capabilities as bits; two of them make a thread's sets.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CapabilityWords
{
    public uint Effective;
    public uint Permitted;
    public uint Inheritable;
}
