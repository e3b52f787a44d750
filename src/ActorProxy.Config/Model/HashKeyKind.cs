namespace ActorProxy.Config.Model;

/// <summary>The server's <c>hash-key</c>: what places it on the ring of consistent hashing.</summary>
public enum HashKeyKind
{
    Id,
    Address,
    AddressAndPort,
}
