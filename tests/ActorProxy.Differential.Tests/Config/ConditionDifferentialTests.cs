using ActorProxy.Config.Syntax;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>Asks Debian's haproxy the same conditions by <c>-cc</c>: 0 is true, 1 false, 2 not a condition.</summary>
public sealed class ConditionDifferentialTests
{
    /// <summary>What the asked HAProxy is, so that both compare the same versions.</summary>
    private static readonly ConditionFacts Facts = new() { Version = new HaproxyVersion(2, 6, 12, int.MaxValue, 1) };

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("1a")]
    [InlineData("1 2")]
    [InlineData(" 1 ")]
    [InlineData("!0")]
    [InlineData("!!1")]
    [InlineData("! 1")]
    [InlineData("!")]
    [InlineData("!(0)")]
    [InlineData("1 && 0")]
    [InlineData("1&&0")]
    [InlineData("1||0")]
    [InlineData("0 || 1 && 0")]
    [InlineData("0 && 1 || 1")]
    [InlineData("1 && ")]
    [InlineData("&& 1")]
    [InlineData("1 & 1")]
    [InlineData("(1)")]
    [InlineData("((1))")]
    [InlineData("( 1 )")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("defined(PATH)")]
    [InlineData("!defined(PATH)")]
    [InlineData("defined(NOSUCH)")]
    [InlineData("defined()")]
    [InlineData("defined")]
    [InlineData("defined(A")]
    [InlineData("defined(A,B)")]
    [InlineData("defined (PATH)")]
    [InlineData("feature(EPOLL)")]
    [InlineData("feature(epoll)")]
    [InlineData("feature(NOSUCH)")]
    [InlineData("streq(a,a)")]
    [InlineData("streq(a,b)")]
    [InlineData("streq( a,a)")]
    [InlineData("streq(a)")]
    [InlineData("streq(a,b,c)")]
    [InlineData("streq(,)")]
    [InlineData("strneq(a,b)")]
    [InlineData("version_atleast(2.6)")]
    [InlineData("version_atleast(2.6.13)")]
    [InlineData("version_atleast(2.6-dev1)")]
    [InlineData("version_atleast(2.7-dev)")]
    [InlineData("version_atleast(2)")]
    [InlineData("version_atleast(2.6.12-1+deb)")]
    [InlineData("version_atleast(2.6.12-2)")]
    [InlineData("version_before(2.6.12)")]
    [InlineData("version_before(2.7)")]
    [InlineData("nonsense")]
    [InlineData("nonsense(a)")]
    [InlineData("0 || nonsense")]
    [InlineData("1 || nonsense")]
    [InlineData("0 && nonsense")]
    [InlineData("streq(\"$V\",\"$V\")")]
    [InlineData("streq(\"$V\",x)")]
    [InlineData("streq($V,\"$V\")")]
    [InlineData("streq(\"a b\",a\\ b)")]
    [InlineData("streq('a,b',\"a,b\")")]
    [InlineData("streq(\\\"a,b\\\",'\"a,b\"')")]
    [InlineData("streq(\"a,a)")]
    [InlineData("defined(PATH) && (streq(a,b) || !feature(NOSUCH))")]
    public async Task Agrees_with_haproxy(string condition)
    {
        var theirs = await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-cc", condition], environment: new Dictionary<string, string?> { ["V"] = "x" });

        var variables = new VariableTable(new Dictionary<string, string> { ["PATH"] = "/bin", ["V"] = "x" });
        var (value, fault, _) = ConditionEvaluator.EvaluateArgument(condition, variables, Facts);

        Assert.Equal(theirs.ExitCode, fault is not null ? 2 : value ? 0 : 1);
    }
}
