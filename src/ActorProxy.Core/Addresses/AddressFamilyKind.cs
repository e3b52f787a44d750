namespace ActorProxy.Core.Addresses;

/// <summary>What a <see cref="NetworkAddress"/> is an address of.</summary>
public enum AddressFamilyKind : byte
{
    /// <summary>Not known, as after a PROXY header that names no address.</summary>
    None,
    IPv4,
    IPv6,

    /// <summary>A unix socket; its path is known where it was configured, not here.</summary>
    Unix,
}
