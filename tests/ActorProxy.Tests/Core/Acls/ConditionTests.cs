using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Acls;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("if TRUE", true)]
    [InlineData("if FALSE", false)]
    [InlineData("unless TRUE", false)]
    [InlineData("unless FALSE", true)]
    [InlineData("if !TRUE", false)]
    [InlineData("if ! TRUE", false)]
    [InlineData("if !!TRUE", true)]
    [InlineData("if ! ! FALSE", false)]
    [InlineData("if TRUE TRUE", true)]
    [InlineData("if TRUE FALSE", false)]
    [InlineData("if FALSE or TRUE", true)]
    [InlineData("if FALSE OR TRUE", true)]
    [InlineData("if FALSE || TRUE", true)]
    [InlineData("if FALSE TRUE || TRUE !FALSE", true)]
    [InlineData("if TRUE || FALSE FALSE", true)]
    [InlineData("if TRUE or", true)]
    [InlineData("if or TRUE", true)]
    [InlineData("if ! or TRUE", true)]
    [InlineData("if", false)]
    [InlineData("if !", false)]
    [InlineData("unless", true)]
    [InlineData("if { str(a) a b }", true)]
    [InlineData("if !{ str(a) a b }", false)]
    [InlineData("if { str(a) c } || { int(5) gt 4 }", true)]
    public void A_condition_is_an_or_of_ands(string condition, bool passes) => Assert.Equal(passes, ConditionDriver.Passes(condition));

    [Fact]
    public void Lines_of_one_name_are_alternatives()
    {
        var driver = new ConditionDriver().Acl("a str(x) -m str y").Acl("a int(5) 5").Acl("b int(5) 6");
        Assert.Equal(ConditionResult.Pass, driver.Evaluate("if a !b"));
    }

    [Fact]
    public void An_acl_of_ones_own_hides_the_predefined_one()
    {
        Assert.Equal(ConditionResult.Fail, new ConditionDriver().Acl("TRUE always_false").Evaluate("if TRUE"));
    }

    [Theory]
    [InlineData("if nosuch", "1:4: there is no ACL 'nosuch'")]
    [InlineData("if TRUE !nosuch", "1:10: there is no ACL 'nosuch'")]
    [InlineData("if TRUE && FALSE", "1:9: there is no ACL '&&'")]
    [InlineData("if { str(x) a", "1:4: the brace is not closed: '}' must stand as a word of its own")]
    [InlineData("if { }", "1:4: a sample fetch is expected, and what its value is compared with")]
    public void What_is_wrong_is_said_with_its_place(string condition, string error)
    {
        var driver = new ConditionDriver();
        Assert.Null(driver.Compile(condition));
        Assert.Equal([error], driver.Errors());
    }

    [Fact]
    public void An_unknown_name_gets_a_suggestion()
    {
        var driver = new ConditionDriver().Acl("blocked int(5) 5");
        Assert.Null(driver.Compile("if bloked"));
        Assert.Equal("did you mean 'blocked'?", driver.Diagnostics[0].Hint);
    }

    [Fact]
    public void An_acl_that_has_no_meaning_in_a_place_is_warned_of()
    {
        var driver = new ConditionDriver { Places = SamplePlaces.Configuration }.Acl("a src 10.0.0.0/8");
        Assert.NotNull(driver.Compile("if a"));
        Assert.StartsWith("2:4: the ACL 'a' never matches in 'test'", Assert.Single(driver.Warnings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluating_leaves_nothing_in_the_scratch_memory()
    {
        var context = new TestContext();
        var mark = context.Scratch.Mark;
        new ConditionDriver().Evaluate("if { int(5),lower 5 }", context);
        Assert.Equal(mark, context.Scratch.Mark);
    }
}
