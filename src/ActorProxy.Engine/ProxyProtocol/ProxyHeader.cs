namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>What a PROXY protocol header said about the connection that it stands before.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Tlvs">Empty for version 1 and for <see cref="ProxyCommand.Local"/>.</param>
public sealed record ProxyHeader(int Version, ProxyCommand Command, ProxyTransport Transport, ProxiedAddress Source, ProxiedAddress Destination, ProxyTlvs Tlvs)
{
    /// <summary>Whether <see cref="Source"/> and <see cref="Destination"/> replace the connection's own addresses.</summary>
    public bool HasAddresses => Command == ProxyCommand.Proxy && Source.Family != ProxiedAddressFamily.Unspecified;
}
