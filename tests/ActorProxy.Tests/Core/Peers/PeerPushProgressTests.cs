using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerPushProgressTests
{
    [Theory]
    [InlineData(5u, 4u, true)]
    [InlineData(4u, 4u, false)]
    [InlineData(3u, 4u, false)]
    [InlineData(2u, 4294967290u, true)]
    [InlineData(4294967290u, 2u, false)]
    public void The_shorter_way_around_says_which_is_later(uint id, uint other, bool isAfter) => Assert.Equal(isAfter, UpdateId.IsAfter(id, other));

    [Fact]
    public void Only_what_was_sent_and_is_new_can_be_acknowledged()
    {
        var progress = new PeerPushProgress();
        progress.BeginSession(100);
        progress.Push(12);
        Assert.True(progress.TryAcknowledge(10));
        Assert.False(progress.TryAcknowledge(10));
        Assert.False(progress.TryAcknowledge(9));
        Assert.False(progress.TryAcknowledge(13));

        // As HAProxy 3.5-dev5 acknowledges 11: with its bytes swapped.
        Assert.False(progress.TryAcknowledge(0x0b000000));
        Assert.True(progress.TryAcknowledge(12));
    }

    [Fact]
    public void A_new_session_goes_on_behind_what_was_acknowledged()
    {
        var progress = new PeerPushProgress();
        progress.BeginSession(100);
        progress.Push(20);
        progress.TryAcknowledge(15);
        progress.BeginSession(100);
        Assert.Equal((15u, 15u), (progress.Acknowledged, progress.Pushed));
    }

    [Fact]
    public void What_an_earlier_process_counted_says_nothing()
    {
        var progress = new PeerPushProgress();
        progress.BeginSession(1000);
        progress.Push(900);
        progress.TryAcknowledge(900);
        progress.BeginSession(3);
        Assert.True(UpdateId.IsAfter(1, progress.Pushed));
        Assert.True(UpdateId.IsAfter(3, progress.Pushed));
    }

    [Fact]
    public void Numbers_begin_anew_behind_the_last()
    {
        var progress = new PeerPushProgress();
        progress.BeginSession(1000);
        for (var id = 0u; id < uint.MaxValue - 0x3fffffff; id += 0x3fffffff)
        {
            progress.Push(id);
            Assert.True(id == 0 || progress.TryAcknowledge(id));
        }

        progress.Push(uint.MaxValue);
        Assert.True(progress.TryAcknowledge(uint.MaxValue));
        progress.Push(5);
        Assert.True(progress.TryAcknowledge(2));
        progress.RewindToAcknowledged();
        Assert.Equal(2u, progress.Pushed);
    }
}
