using System.Net;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>The number that places a server on the ring of consistent hashing, by its <c>hash-key</c>.</summary>
internal static class ServerRingKey
{
    /// <summary>The server's id, or a hash of its address, with its port where asked; a server without a numeric address goes by its id.</summary>
    public static uint Of(ServerState server)
    {
        if (server.Config.HashKey == HashKeyKind.Id || !IPAddress.TryParse(server.Address.Host, out var address))
            return (uint)server.Id;
        Span<byte> bytes = stackalloc byte[18];
        address.TryWriteBytes(bytes, out var length);
        if (server.Config.HashKey == HashKeyKind.AddressAndPort)
        {
            bytes[length++] = (byte)(server.Address.Port >> 8);
            bytes[length++] = (byte)server.Address.Port;
        }

        return HashFunctions.Avalanche(HashFunctions.Compute(HashFunctionKind.Crc32, bytes[..length]));
    }
}
