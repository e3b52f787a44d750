using ActorProxy.Config.Model;
using ActorProxy.Core.Samples.Expressions;
using Xunit;
using static ActorProxy.Tests.Engine.Checks.CheckSteps;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class CheckScriptCompilerTests
{
    [Theory]
    [InlineData("(")]
    [InlineData("[[:nothing:]]")]
    [InlineData("a++")]
    public void Refuses_an_expression_that_is_malformed_or_unknown(string expression)
    {
        Assert.ThrowsAny<ArgumentException>(() => CompiledChecks.Of(Tcp(Expect(expression, ExpectMatchKind.Regex))));
        Assert.ThrowsAny<ArgumentException>(() => CompiledChecks.Of(HttpCheck(new HttpExpectConfig(ExpectMatchKind.Regex, expression, false))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2xx")]
    [InlineData("200-")]
    [InlineData("300-200")]
    [InlineData("1-2-3")]
    [InlineData("200, 201")]
    public void Refuses_a_malformed_list_of_statuses(string list) =>
        Assert.Throws<ArgumentException>(() => CompiledChecks.Of(HttpCheck(new HttpExpectConfig(ExpectMatchKind.Status, list, false))));

    [Fact]
    public void A_slow_expression_gives_up_instead_of_stalling()
    {
        // Needs backtracking because of the back reference, and would try for hours.
        var regex = SampleRegex.Compile("^(a+)+\\1b$", ignoreCase: false);
        Assert.False(regex.IsMatch(Enumerable.Repeat((byte)'a', 200).ToArray()));
    }
}
