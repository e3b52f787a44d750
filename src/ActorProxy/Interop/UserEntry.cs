namespace ActorProxy.Interop;

/// <summary>The C library's <c>struct passwd</c>.</summary>
internal struct UserEntry
{
    public nint Name;
    public nint Password;
    public uint User;
    public uint Group;
    public nint Description;
    public nint Home;
    public nint Shell;
}
