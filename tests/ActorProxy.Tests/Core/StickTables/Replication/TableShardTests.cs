using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Replication;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Replication;

public sealed class TableShardTests
{
    private const int Count = 3;

    [Fact]
    public void Each_key_belongs_to_one_shard_and_they_are_about_as_large()
    {
        var keys = new int[Count];
        for (var key = 0; key < 3000; key++)
            keys[ShardOf("t", StickKeyType.String, Encoding.ASCII.GetBytes(key.ToString(CultureInfo.InvariantCulture))) - 1]++;
        Assert.All(keys, static count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void Two_tables_divide_the_same_keys_differently()
    {
        var same = Enumerable.Range(0, 300).Count(static key => ShardOf("t", StickKeyType.Integer, Bytes(key)) == ShardOf("mesh/t", StickKeyType.Integer, Bytes(key)));
        Assert.InRange(same, 60, 140);
    }

    // Computed apart from this code, by XXH64 as its specification gives it.
    [Theory]
    [InlineData("t", "a", 3)]
    [InlineData("t", "bb", 2)]
    [InlineData("mesh/pt", "a", 1)]
    public void Text_is_hashed_with_the_tables_name_as_seed(string table, string key, int shard) =>
        Assert.Equal(shard, ShardOf(table, StickKeyType.String, Encoding.ASCII.GetBytes(key)));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(77, 3)]
    public void An_integer_is_hashed_with_its_low_byte_first(int key, int shard) => Assert.Equal(shard, ShardOf("v", StickKeyType.Integer, Bytes(key)));

    [Fact]
    public void A_peer_without_shard_is_told_all() =>
        Assert.True(new TableShard(Definition("t", StickKeyType.String), PeerShard.All).Contains("a"u8));

    [Fact]
    public void For_a_peer_without_shard_another_number_of_shards_changes_nothing() => Assert.Equal(PeerShard.Of(0, 2), PeerShard.Of(0, 3));

    private static int ShardOf(string table, StickKeyType type, byte[] key) =>
        Assert.Single(Enumerable.Range(1, Count), number => new TableShard(Definition(table, type), new PeerShard(number, Count)).Contains(key));

    private static byte[] Bytes(int key)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, key);
        return bytes;
    }

    private static StickTableDefinition Definition(string name, StickKeyType type) =>
        new() { Name = name, WireName = name, KeyType = type, KeyLength = 4, Size = 100 };
}
