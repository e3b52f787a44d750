using System.Buffers.Binary;
using ActorProxy.Core.StickTables.Agreement;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Agreement;

/// <summary>Every node asks the same one for a key.</summary>
public sealed class KeyOwnerTests
{
    private static readonly ulong Table = KeyOwner.TableNumber("app");

    [Fact]
    public void Is_the_same_for_any_order_of_the_members()
    {
        uint[] members = [NodeNumber.Of("a"), NodeNumber.Of("b"), NodeNumber.Of("c")];
        for (var i = 0; i < 1000; i++)
            Assert.Equal(KeyOwner.Of(Key(i), Table, members), KeyOwner.Of(Key(i), Table, [members[2], members[0], members[1]]));
    }

    [Fact]
    public void Spreads_keys_evenly()
    {
        uint[] members = [NodeNumber.Of("a"), NodeNumber.Of("b"), NodeNumber.Of("c")];
        var owned = Enumerable.Range(0, 30_000).GroupBy(i => KeyOwner.Of(Key(i), Table, members)).ToDictionary(static one => one.Key, static one => one.Count());
        Assert.All(members, member => Assert.InRange(owned[member], 9_500, 10_500));
    }

    [Fact]
    public void Changes_only_for_the_keys_of_a_member_that_leaves()
    {
        uint[] members = [NodeNumber.Of("a"), NodeNumber.Of("b"), NodeNumber.Of("c")];
        for (var i = 0; i < 1000; i++)
        {
            var owner = KeyOwner.Of(Key(i), Table, members);
            if (owner != members[1])
                Assert.Equal(owner, KeyOwner.Of(Key(i), Table, [members[0], members[2]]));
        }
    }

    [Fact]
    public void Is_nobody_without_members() => Assert.Equal(0U, KeyOwner.Of(Key(1), Table, []));

    private static byte[] Key(int i)
    {
        var key = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(key, i);
        return key;
    }
}
