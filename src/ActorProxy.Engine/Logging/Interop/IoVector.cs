namespace ActorProxy.Engine.Logging.Interop;

/// <summary>The kernel's <c>struct iovec</c>.</summary>
internal readonly unsafe struct IoVector(void* start, nint length)
{
    public readonly void* Start = start;
    public readonly nint Length = length;
}
