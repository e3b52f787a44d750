using System.Buffers.Binary;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Hashing;
using ActorProxy.Core.Peers;

namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Says which of a table's keys belong to a peer's shard.</summary>
/// <remarks>
/// As HAProxy 3.x divides them, so that nodes of both kinds divide alike: XXH64 of the key, with XXH64 of the table's name as rules call it
/// (with its section's name, if it stands in one) as seed, modulo the number of shards.
/// </remarks>
public sealed class TableShard
{
    private readonly PeerShard _shard;
    private readonly ulong _seed;
    private readonly bool _isInteger;

    public TableShard(StickTableDefinition table, PeerShard shard)
    {
        _shard = shard;
        _seed = XxHash64.Compute(Encoding.UTF8.GetBytes(table.Name), 0);
        _isInteger = table.KeyType == StickKeyType.Integer;
    }

    /// <param name="key">As the table holds it: text without its end, an integer with its high byte first, all others filled up to their length.</param>
    public bool Contains(ReadOnlySpan<byte> key)
    {
        if (_shard.IsAll)
            return true;
        if (!_isInteger)
            return Holds(key);

        // HAProxy hashes integers in the order of its machine's bytes, which is this one where peers have the same processors.
        Span<byte> integer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(integer, BinaryPrimitives.ReadInt32BigEndian(key));
        return Holds(integer);
    }

    private bool Holds(ReadOnlySpan<byte> key) => XxHash64.Compute(key, _seed) % (ulong)_shard.Count + 1 == (ulong)_shard.Number;
}
