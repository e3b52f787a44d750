namespace ActorProxy.Core.Vrrp;

/// <summary>The versions of the protocol that are spoken; the value is the one on the wire.</summary>
public enum VrrpVersion : byte
{
    /// <summary>RFC 3768, IPv4 only, intervals in seconds; with the passwords of RFC 2338 where they are configured.</summary>
    V2 = 2,

    /// <summary>RFC 9568 (and RFC 5798 before it), IPv4 and IPv6, intervals in centiseconds, no authentication.</summary>
    V3 = 3,
}
