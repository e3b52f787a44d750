using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>What a PROXY protocol header said about the connection that it stands before.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Source">The client's address; without a family unless <see cref="HasAddresses"/>.</param>
/// <param name="Destination">The address that the client connected to.</param>
/// <param name="Tlvs">Empty for version 1 and for <see cref="ProxyCommand.Local"/>.</param>
public sealed record ProxyHeader(int Version, ProxyCommand Command, ProxyTransport Transport, NetworkAddress Source, NetworkAddress Destination, ProxyTlvs Tlvs)
{
    /// <summary>For unix sockets, the client's path: empty when unnamed, beginning with a NUL when abstract. Null otherwise.</summary>
    public string? SourcePath { get; init; }

    /// <summary>As <see cref="SourcePath"/>, for the side that the client connected to.</summary>
    public string? DestinationPath { get; init; }

    /// <summary>Whether <see cref="Source"/> and <see cref="Destination"/> replace the connection's own addresses.</summary>
    public bool HasAddresses => Source.Family != AddressFamilyKind.None;
}
