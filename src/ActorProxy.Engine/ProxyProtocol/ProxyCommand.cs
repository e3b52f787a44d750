namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Whom a PROXY protocol header speaks for.</summary>
public enum ProxyCommand
{
    /// <summary>The sender itself, a health check for example, or addresses that it can't tell: the connection's own addresses count.</summary>
    Local,

    /// <summary>A client behind the sender.</summary>
    Proxy,
}
