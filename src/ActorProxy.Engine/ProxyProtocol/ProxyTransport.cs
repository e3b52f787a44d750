namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The kind of socket that the original connection used, as version 2 names it.</summary>
public enum ProxyTransport : byte
{
    Unspecified = 0,
    Stream = 1,
    Datagram = 2,
}
