using ActorProxy.Engine.Relay;
using Xunit;

namespace ActorProxy.Tests.Engine.Relay;

public sealed class FlowSizeTests
{
    private const int Room = 16384;

    [Fact]
    public void Is_small_until_two_buffers_in_a_row_are_full()
    {
        var size = default(FlowSize);
        size.Copied(Room, Room);
        Assert.False(size.IsLarge);
        size.Copied(Room - 1, Room);
        size.Copied(Room, Room);
        Assert.False(size.IsLarge);
        size.Copied(Room, Room);
        Assert.True(size.IsLarge);
    }

    [Fact]
    public void Stays_large_while_small_splices_come_one_at_a_time()
    {
        var size = Large();
        for (var i = 0; i < 100; i++)
        {
            for (var small = 1; small < FlowSize.SmallAfterSmallSplices; small++)
                size.Spliced(1, Room);
            size.Spliced(Room / FlowSize.SmallPartOfBuffer, Room);
        }

        Assert.True(size.IsLarge);
    }

    [Fact]
    public void Is_small_again_after_small_splices_in_a_row_and_large_after_full_buffers()
    {
        var size = Large();
        for (var small = 1; small <= FlowSize.SmallAfterSmallSplices; small++)
        {
            Assert.True(size.IsLarge);
            size.Spliced(Room / FlowSize.SmallPartOfBuffer - 1, Room);
        }

        Assert.False(size.IsLarge);
        size.Copied(Room, Room);
        Assert.False(size.IsLarge);
        size.Copied(Room, Room);
        Assert.True(size.IsLarge);
    }

    private static FlowSize Large()
    {
        var size = default(FlowSize);
        for (var full = 0; full < FlowSize.LargeAfterFullReads; full++)
            size.Copied(Room, Room);
        return size;
    }
}
