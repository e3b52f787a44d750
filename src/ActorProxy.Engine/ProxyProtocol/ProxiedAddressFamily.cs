namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The address family of a PROXY protocol header; the values are those of version 2.</summary>
public enum ProxiedAddressFamily : byte
{
    Unspecified = 0,
    IPv4 = 1,
    IPv6 = 2,
    Unix = 3,
}
