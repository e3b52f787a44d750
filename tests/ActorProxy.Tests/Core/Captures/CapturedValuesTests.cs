using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Captures;

public sealed class CapturedValuesTests
{
    [Fact]
    public void Slots_are_numbered_in_the_order_of_the_lines()
    {
        var counter = new CaptureSlotCounter([Declared(isResponse: false, 3, rulesBefore: 0), Declared(isResponse: true, 7, rulesBefore: 1), Declared(isResponse: false, 9, rulesBefore: 2)]);
        counter.ReachRule(1);
        Assert.Equal(1, counter.Take(20));
        counter.ReachRule(2);
        Assert.Equal(3, counter.Take(30));

        var slots = counter.Finish();

        Assert.Equal([3, 20, 9, 30], slots.Request);
        Assert.Equal([7], slots.Response);
    }

    [Fact]
    public void Without_lines_there_are_no_slots() => Assert.Same(CaptureSlots.None, new CaptureSlotCounter([]).Finish());

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcdef", "abcd")]
    [InlineData("", "")]
    public void A_slot_keeps_what_it_has_room_for(string value, string kept)
    {
        var captures = new CapturedValues(new CaptureSlots([4], []));
        Assert.Null(captures[SampleDirection.Request, 0]);
        Assert.True(captures.TrySet(SampleDirection.Request, 0, Encoding.ASCII.GetBytes(value)));
        Assert.Equal(kept, Encoding.ASCII.GetString(captures[SampleDirection.Request, 0]!));
    }

    [Theory]
    [InlineData(SampleDirection.Request, 1)]
    [InlineData(SampleDirection.Request, -1)]
    [InlineData(SampleDirection.Request, long.MaxValue)]
    [InlineData(SampleDirection.Response, 0)]
    public void There_is_nothing_beyond_the_slots(SampleDirection direction, long slot)
    {
        var captures = new CapturedValues(new CaptureSlots([4], []));
        Assert.False(captures.TrySet(direction, slot, "x"u8));
        Assert.Null(captures[direction, slot]);
    }

    private static CaptureSlotConfig Declared(bool isResponse, int length, int rulesBefore) => new(isResponse, length, rulesBefore, default);
}
