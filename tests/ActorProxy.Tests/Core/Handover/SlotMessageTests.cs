using ActorProxy.Core.Handover;
using Xunit;

namespace ActorProxy.Tests.Core.Handover;

public sealed class SlotMessageTests
{
    [Theory]
    [InlineData("share app/s1", SlotMessageKind.Share, 0)]
    [InlineData("held app/s1 3", SlotMessageKind.Held, 3)]
    [InlineData("give app/s1 12", SlotMessageKind.Give, 12)]
    [InlineData("want app/s1", SlotMessageKind.Want, 0)]
    public void Is_read_as_it_is_written(string line, SlotMessageKind kind, int count)
    {
        Assert.True(SlotMessage.TryParse(line, out var message));
        Assert.Equal(new SlotMessage(kind, "app", "s1", count), message);
        Assert.Equal(line, message.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("share")]
    [InlineData("share app")]
    [InlineData("share app/")]
    [InlineData("share /s1")]
    [InlineData("share app/s1 1")]
    [InlineData("held app/s1")]
    [InlineData("give app/s1 -1")]
    [InlineData("give app/s1 x")]
    [InlineData("give app/s1 99999999999")]
    [InlineData("give app/s1 1 1")]
    [InlineData("take app/s1 1")]
    [InlineData("Unknown command: '_shareslots'.")]
    public void A_line_that_is_none_is_refused(string line) => Assert.False(SlotMessage.TryParse(line, out _));
}
