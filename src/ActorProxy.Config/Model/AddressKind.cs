namespace ActorProxy.Config.Model;

/// <summary>What an address of the configuration names.</summary>
public enum AddressKind
{
    /// <summary><c>*</c>, or a port alone: every IPv4 address.</summary>
    AnyIPv4,

    /// <summary><c>::</c>: every IPv6 address.</summary>
    AnyIPv6,
    IPv4,
    IPv6,

    /// <summary>A name that is resolved when the configuration is loaded.</summary>
    HostName,

    /// <summary><c>unix@</c> or a path that starts with a slash.</summary>
    Unix,

    /// <summary><c>abns@</c>: a name in Linux's abstract namespace, padded to the whole address as HAProxy does.</summary>
    Abstract,

    /// <summary><c>abnsz@</c>: as <see cref="Abstract"/>, its length ending with the name.</summary>
    AbstractZeroTerminated,

    /// <summary><c>fd@N</c>: an inherited descriptor, listening already.</summary>
    Descriptor,

    /// <summary><c>sockpair@N</c>: connections arrive as descriptors over an inherited socket pair.</summary>
    SocketPair,

    /// <summary><c>0.0.0.0</c> as a source or server address: the address that the client used.</summary>
    ClientDestination,
}
