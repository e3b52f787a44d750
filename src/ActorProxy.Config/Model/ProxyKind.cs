namespace ActorProxy.Config.Model;

/// <summary>The section that a proxy was written as.</summary>
public enum ProxyKind
{
    Frontend,
    Backend,
    Listen,
}
