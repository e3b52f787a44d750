namespace ActorProxy.Config.Model;

/// <summary>The <c>mode</c> keyword: what a proxy understands of the bytes.</summary>
public enum ProxyMode
{
    Tcp,
    Http,
}
