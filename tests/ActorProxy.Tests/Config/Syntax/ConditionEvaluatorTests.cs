using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class ConditionEvaluatorTests
{
    private static readonly VariableTable Variables = new(new Dictionary<string, string> { ["A"] = "va" });

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("-3", true)]
    [InlineData("!0 && !(1 && 0)", true)]
    [InlineData("0 || 1 && 0", false)]
    [InlineData("1 || 0 && 0", true)]
    [InlineData("defined(A)", true)]
    [InlineData("defined(B)", false)]
    [InlineData("streq(a,a)", true)]
    [InlineData("strneq(a,b)", true)]
    [InlineData("strstr(abc,bc)", true)]
    [InlineData("strstr(abc,x)", false)]
    [InlineData("streq(\"a,b)\",'a,b)')", true)]
    [InlineData("feature(EPOLL)", true)]
    [InlineData("feature(OPENSSL)", false)]
    [InlineData("feature(NEVER_HEARD_OF)", false)]
    [InlineData("enabled(SPLICE)", true)]
    [InlineData("enabled(POLL)", false)]
    [InlineData("version_atleast(3.0)", true)]
    [InlineData("version_atleast(3.5)", true)]
    [InlineData("version_atleast(99.0)", false)]
    [InlineData("version_before(3.5-dev5)", false)]
    [InlineData("version_before(3.6-dev1)", true)]
    [InlineData("openssl_version_atleast(1.1.1)", false)]
    [InlineData("openssl_version_before(9)", false)]
    [InlineData("ssllib_name_startswith(OpenSSL)", false)]
    [InlineData("awslc_api_atleast(30)", false)]
    public void Answers_a_condition(string condition, bool expected)
    {
        var (value, fault, _) = ConditionEvaluator.Evaluate(condition, Variables, new ConditionFacts());

        Assert.Null(fault);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("nonsense", 0)]
    [InlineData("1 ||", 4)]
    [InlineData("(1", 2)]
    [InlineData("1)", 1)]
    [InlineData("1 2", 2)]
    [InlineData("streq(a)", 0)]
    [InlineData("defined(A", 7)]
    [InlineData("version_atleast(x)", 0)]
    [InlineData("enabled(NOSUCH)", 0)]
    public void Says_what_is_wrong_and_where(string condition, int offset)
    {
        var (_, fault, at) = ConditionEvaluator.Evaluate(condition, Variables, new ConditionFacts());

        Assert.NotNull(fault);
        Assert.Equal(offset, at);
    }

    [Fact]
    public void Refuses_endless_parentheses_instead_of_overflowing()
    {
        var (_, fault, _) = ConditionEvaluator.Evaluate(new string('(', 100_000), Variables, new ConditionFacts());

        Assert.Equal("too many nested parentheses", fault);
    }

    [Fact]
    public void Knows_that_splicing_was_switched_off() =>
        Assert.False(ConditionEvaluator.Evaluate("enabled(SPLICE)", Variables, new ConditionFacts { SplicesData = false }).Value);
}
