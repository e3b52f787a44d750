using ActorProxy.Core.Addresses;

namespace ActorProxy.Guardian;

/// <summary>A packet that the guardian sends for a virtual router whose process has died: its master is gone.</summary>
/// <param name="Link">The interface's name, and <paramref name="LinkIndex"/> its number.</param>
/// <param name="Packet">Behind the IP header, in hexadecimal digits.</param>
internal sealed record LastWords(string Link, int LinkIndex, NetworkAddress Source, NetworkAddress Destination, string Packet);
