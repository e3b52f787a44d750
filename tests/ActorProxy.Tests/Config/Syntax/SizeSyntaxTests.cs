using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class SizeSyntaxTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("16384", 16384)]
    [InlineData("16k", 16384)]
    [InlineData("2M", 2097152)]
    [InlineData("1g", 1073741824)]
    public void Reads_a_size_in_bytes(string text, long bytes)
    {
        Assert.True(SizeSyntax.TryParse(text, out var size));
        Assert.Equal(bytes, size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("-1")]
    [InlineData("1kb")]
    [InlineData("1t")]
    [InlineData("9999999999999")]
    public void Refuses_what_is_no_size(string text) => Assert.False(SizeSyntax.TryParse(text, out _));
}
