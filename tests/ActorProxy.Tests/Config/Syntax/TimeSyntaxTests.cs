using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class TimeSyntaxTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    [InlineData("1us", 1)]
    [InlineData("1500us", 2)]
    [InlineData("10ms", 10)]
    [InlineData("10s", 10_000)]
    [InlineData("2m", 120_000)]
    [InlineData("3h", 10_800_000)]
    [InlineData("24d", 2_073_600_000)]
    [InlineData("2147483647", int.MaxValue)]
    public void Reads_a_time_in_milliseconds(string text, long milliseconds)
    {
        Assert.Null(TimeSyntax.TryParse(text, TimeSpan.FromMilliseconds(1), out var time));
        Assert.Equal(milliseconds, time.TotalMilliseconds);
    }

    [Fact]
    public void Counts_a_number_alone_in_the_default_unit()
    {
        Assert.Null(TimeSyntax.TryParse("10", TimeSpan.FromSeconds(1), out var time));
        Assert.Equal(TimeSpan.FromSeconds(10), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("1.5s")]
    [InlineData("1w")]
    [InlineData("1sec")]
    [InlineData("1 s")]
    [InlineData("25d")]
    [InlineData("2147483648")]
    [InlineData("999999999999999999999999d")]
    public void Refuses_what_is_no_time(string text) => Assert.NotNull(TimeSyntax.TryParse(text, TimeSpan.FromMilliseconds(1), out _));
}
