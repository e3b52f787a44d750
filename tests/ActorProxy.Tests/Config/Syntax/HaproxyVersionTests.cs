using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class HaproxyVersionTests
{
    [Theory]
    [InlineData("2.4-dev19", "2.4")]
    [InlineData("2.4-dev2", "2.4-dev19")]
    [InlineData("2.4", "2.4.1")]
    [InlineData("2.4.9", "2.4.10")]
    [InlineData("2.9", "3.0-dev1")]
    [InlineData("3", "3.1")]
    [InlineData("2.6.12", "2.6.12-1+deb12u4")]
    [InlineData("2.6.12-1+deb12u4", "2.6.12-2")]
    public void Orders_versions_by_age(string older, string newer)
    {
        Assert.True(HaproxyVersion.TryParse(older, out var first));
        Assert.True(HaproxyVersion.TryParse(newer, out var second));

        Assert.True(first < second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("2.x")]
    [InlineData("2.4nonsense")]
    public void Refuses_what_is_no_version(string text) => Assert.False(HaproxyVersion.TryParse(text, out _));
}
