namespace ActorProxy.Interop;

/// <summary>The kernel's <c>struct sockaddr_un</c>.</summary>
internal unsafe struct UnixAddress
{
    public const int LongestPath = 108;

    private ushort _family;
    private fixed byte _path[LongestPath];

    /// <summary>The address of a path, or of an abstract name where it begins with "@".</summary>
    public static UnixAddress Of(ReadOnlySpan<byte> path)
    {
        var address = new UnixAddress { _family = Libc.AddressFamilyUnix };
        path.CopyTo(new Span<byte>(address._path, LongestPath));
        if (path[0] == (byte)'@') address._path[0] = 0;
        return address;
    }

    /// <summary>Without the closing zero: it would be part of an abstract name.</summary>
    public readonly uint Length(int pathLength) => (uint)(sizeof(ushort) + pathLength);
}
