namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which side of a proxy a keyword is for: a <c>listen</c> section and <c>defaults</c> have both.</summary>
[Flags]
public enum ProxySides
{
    None = 0,
    Frontend = 1,
    Backend = 2,
    Both = 3,
}
