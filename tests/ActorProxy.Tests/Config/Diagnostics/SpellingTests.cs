using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.Diagnostics;

public sealed class SpellingTests
{
    private static readonly string[] Words = ["maxconn", "minconn", "mode", "balance", "bind", "timeout"];

    [Theory]
    [InlineData("maxcon", "maxconn")]
    [InlineData("mxaconn", "maxconn")]
    [InlineData("ballance", "balance")]
    [InlineData("bnid", "bind")]
    [InlineData("timeuot", "timeout")]
    public void Finds_the_word_that_was_meant(string written, string meant) => Assert.Equal(meant, Spelling.Nearest(written, Words));

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("completely-different")]
    public void Guesses_nothing_far_off(string written) => Assert.Null(Spelling.Nearest(written, Words));
}
