namespace ActorProxy.Config.Model;

/// <summary>A way to find a server's first address (<c>init-addr</c>).</summary>
public enum InitAddressKind
{
    /// <summary>The address of the state file; without one it finds nothing.</summary>
    Last,

    /// <summary>The system's resolver.</summary>
    Libc,

    /// <summary>No address: the server starts in maintenance.</summary>
    None,

    /// <summary>A numeric address on the line.</summary>
    Numeric,
}
