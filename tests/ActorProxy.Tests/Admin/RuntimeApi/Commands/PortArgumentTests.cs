using ActorProxy.Admin.RuntimeApi.Commands;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Commands;

public class PortArgumentTests
{
    [Theory]
    [InlineData("80", 80, false)]
    [InlineData("+1", 1, true)]
    [InlineData("-2", -2, true)]
    [InlineData("65535", 65535, false)]
    public void Reads_a_port_or_an_offset(string text, int number, bool isOffset)
    {
        Assert.True(PortArgument.TryParse(text, out var port));
        Assert.Equal(new PortArgument(number, isOffset), port);
        Assert.Equal(text, port.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("x")]
    [InlineData("80x")]
    [InlineData("99999")]
    public void Refuses_what_is_no_port(string text) => Assert.False(PortArgument.TryParse(text, out _));
}
