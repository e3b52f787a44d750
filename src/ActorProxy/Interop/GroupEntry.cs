namespace ActorProxy.Interop;

/// <summary>The C library's <c>struct group</c>.</summary>
internal struct GroupEntry
{
    public nint Name;
    public nint Password;
    public uint Group;
    public nint Members;
}
