namespace ActorProxy.Core.Vrrp;

/// <summary>Why an advertisement is not listened to; an actor counts each.</summary>
public enum VrrpRefusal
{
    None,

    /// <summary>Not as long as its header and the number of its addresses say.</summary>
    Length,

    /// <summary>Neither version 2 nor 3, or version 2 in IPv6.</summary>
    UnknownVersion,

    /// <summary>Not an advertisement.</summary>
    Type,
    Checksum,

    /// <summary>Names no address.</summary>
    NoAddress,

    /// <summary>An interval of 0.</summary>
    ZeroInterval,

    /// <summary>A kind of authentication that is neither none nor a simple password.</summary>
    UnknownAuthentication,

    /// <summary>Our own, or one of somebody who uses our address.</summary>
    OwnAddress,

    /// <summary>A router has forwarded it.</summary>
    Ttl,

    /// <summary>A virtual router's id that this one does not have.</summary>
    RouterId,

    /// <summary>A version that this virtual router does not speak.</summary>
    Version,

    /// <summary>The other family of addresses.</summary>
    Family,

    /// <summary>Sent to the group where unicast is configured, or the other way round.</summary>
    Destination,

    /// <summary>From an address that is none of the configured peers.</summary>
    NotAPeer,

    /// <summary>With a password where none is configured, or without.</summary>
    Authentication,
    Password,

    /// <summary>Other addresses than those configured here.</summary>
    Addresses,

    /// <summary>Version 2: another interval than the one configured here (RFC 3768 7.1).</summary>
    Interval,
}
