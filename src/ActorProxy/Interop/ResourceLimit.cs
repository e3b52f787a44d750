namespace ActorProxy.Interop;

/// <summary>The kernel's <c>struct rlimit</c>.</summary>
internal struct ResourceLimit
{
    public ulong Soft;
    public ulong Hard;
}
