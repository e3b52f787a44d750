using ActorProxy.Core.Acls;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Acls;

/// <summary>What conditions say while what they look at may still come.</summary>
public sealed class UndecidedTests
{
    [Theory]
    [InlineData("if { req.payload(0,5) -m found }", ConditionResult.Miss)]
    [InlineData("unless { req.payload(0,5) -m found }", ConditionResult.Miss)]
    [InlineData("if !{ req.payload(0,5) -m found }", ConditionResult.Miss)]
    [InlineData("if { req.payload(0,5) -m found } FALSE", ConditionResult.Miss)]
    [InlineData("if FALSE { req.payload(0,5) -m found }", ConditionResult.Fail)]
    [InlineData("if TRUE { req.payload(0,5) -m found }", ConditionResult.Miss)]
    [InlineData("if { req.payload(0,5) -m found } or TRUE", ConditionResult.Pass)]
    [InlineData("if { req.payload(0,5) -m found } or FALSE", ConditionResult.Miss)]
    [InlineData("unless TRUE or { req.payload(0,5) -m found }", ConditionResult.Fail)]
    [InlineData("if { req.len gt 0 }", ConditionResult.Pass)]
    [InlineData("if { req.len gt 5 }", ConditionResult.Miss)]
    [InlineData("if { acl(late) }", ConditionResult.Miss)]
    [InlineData("if late or early", ConditionResult.Pass)]
    public void What_may_still_come_leaves_a_condition_open(string condition, ConditionResult expected)
    {
        var context = new TestContext { RequestText = "ab" };
        Assert.Equal(expected, Driver().Evaluate(condition, context));
    }

    [Theory]
    [InlineData("if { req.payload(0,5) -m found }", ConditionResult.Fail)]
    [InlineData("unless { req.payload(0,5) -m found }", ConditionResult.Pass)]
    [InlineData("if !{ req.payload(0,5) -m found }", ConditionResult.Pass)]
    [InlineData("if { req.len gt 5 }", ConditionResult.Fail)]
    [InlineData("if late", ConditionResult.Fail)]
    public void When_nothing_comes_any_more_a_condition_is_decided(string condition, ConditionResult expected)
    {
        var context = new TestContext { RequestText = "ab", IsFinal = true };
        Assert.Equal(expected, Driver().Evaluate(condition, context));
    }

    [Theory]
    [InlineData("if { acl(early) }", ConditionResult.Pass)]
    [InlineData("if { acl(!early) }", ConditionResult.Fail)]
    [InlineData("if { acl(early,TRUE,!FALSE) }", ConditionResult.Pass)]
    [InlineData("if { acl(early,FALSE) }", ConditionResult.Fail)]
    public void The_fetch_acl_asks_named_acls(string condition, ConditionResult expected) =>
        Assert.Equal(expected, Driver().Evaluate(condition, new TestContext { RequestText = "ab" }));

    [Fact]
    public void The_fetch_acl_refuses_names_that_there_are_not()
    {
        var driver = Driver();
        Assert.Null(driver.Compile("if { acl(nosuch) }"));
        Assert.Contains("there is no ACL 'nosuch'", driver.Errors()[0], StringComparison.Ordinal);
    }

    private static ConditionDriver Driver() => new ConditionDriver().Acl("late req.payload(0,5) -m found").Acl("early req.len gt 1");
}
