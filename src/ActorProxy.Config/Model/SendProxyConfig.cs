namespace ActorProxy.Config.Model;

/// <summary>The PROXY protocol header sent to a server.</summary>
/// <param name="Version">1 or 2.</param>
public sealed record SendProxyConfig(int Version, ProxyV2Options Options = ProxyV2Options.None);
