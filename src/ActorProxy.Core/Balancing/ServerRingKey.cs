using System.Net;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>What places a server on the ring of consistent hashing, by its <c>hash-key</c>.</summary>
/// <remarks>By id the points are HAProxy's. By address they are the same on every node that runs this code.</remarks>
/// <param name="Number">The server's id, or a hash of its address.</param>
internal readonly record struct ServerRingKey(uint Number, bool IsId)
{
    /// <summary>A server without a numeric address goes by its id.</summary>
    public static ServerRingKey Of(ServerState server)
    {
        if (server.Config.HashKey == HashKeyKind.Id || !IPAddress.TryParse(server.Address.Host, out var address))
            return new((uint)server.Id, true);
        Span<byte> bytes = stackalloc byte[18];
        address.TryWriteBytes(bytes, out var length);
        if (server.Config.HashKey == HashKeyKind.AddressAndPort)
        {
            bytes[length++] = (byte)(server.Address.Port >> 8);
            bytes[length++] = (byte)server.Address.Port;
        }

        return new(HashFunctions.Compute(HashFunctionKind.Crc32, bytes[..length]), false);
    }

    /// <summary>The place of one of the server's points. Ids have 4096 numbers each; hashes of addresses would overlap, so that the index is mixed in.</summary>
    public uint PointAt(uint index) => HashFunctions.Avalanche(unchecked(IsId ? Number * 4096 + index : Number + HashFunctions.Avalanche(index)));
}
