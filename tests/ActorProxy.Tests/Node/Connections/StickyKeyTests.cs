using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Node.Connections;
using Xunit;

namespace ActorProxy.Tests.Node.Connections;

/// <summary>A key that a stream keeps while a reload changes its table.</summary>
public sealed class StickyKeyTests
{
    [Theory]
    [InlineData(StickKeyType.Binary, 8, new byte[] { 1, 2, 3, 4, 0, 0, 0, 0 })]
    [InlineData(StickKeyType.Binary, 2, new byte[] { 1, 2 })]
    [InlineData(StickKeyType.Binary, 4, new byte[] { 1, 2, 3, 4 })]
    [InlineData(StickKeyType.String, 8, new byte[] { 1, 2, 3, 4 })]
    [InlineData(StickKeyType.String, 3, new byte[] { 1, 2, 3 })]
    public void Finds_its_entry_in_a_table_with_keys_of_another_length(StickKeyType type, int length, byte[] expected)
    {
        byte[] key = [1, 2, 3, 4];
        var before = Table(type, 4);
        before.FindOrAdd(key, 1000).Dispose();
        var after = Table(type, length);
        var sticky = new StickyKey(before, key, null);

        before.GiveWayTo(after, 1000);

        Assert.Equal(expected, sticky.Key.ToArray());
        using var entry = sticky.Table.Find(sticky.Key.Span, 1000);
        Assert.True(entry.Exists);
    }

    private static StickTable Table(StickKeyType type, int length) => new(
        new StickTableDefinition
        {
            Name = "t",
            WireName = "t",
            KeyType = type,
            KeyLength = length,
            Size = 100,
            ExpireMs = 60_000,
            Stores = [],
        },
        seed: 1,
        nowMs: 1000);
}
