using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Differential.Tests;

/// <summary>The file of wanted differences is whole: each suite that it names asks for it, and each row is read, with its reason.</summary>
public sealed class WantedDifferencesTests
{
    private static readonly string[] Suites = ["Configurations", "Expressions", "Conditions", "Facts of connections", "Log formats", "Rules", "Persistence", "Checks", "External checks", "Stick tables", "Heads of HTTP requests"];

    [Fact]
    public void Every_chapter_is_a_suites() => Assert.Equal(Suites, WantedDifferences.Chapters);

    [Fact]
    public void Every_row_is_read()
    {
        var rows = File.ReadLines(Repository.PathTo("tests/ActorProxy.Differential.Tests/wanted-differences.md")).Count(static line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(rows, Suites.Sum(static suite => WantedDifferences.Of(suite).All.Count));
    }

    [Fact]
    public void Every_difference_has_a_reason() =>
        Assert.All(Suites.SelectMany(static suite => WantedDifferences.Of(suite).All), static one => Assert.True(one.Reason.Length > 30 && one.HAProxy != one.Ours, one.ToString()));

    [Fact]
    public void Says_what_is_wrong_with_a_case()
    {
        var suite = WantedDifferences.Of("Configurations");
        var wanted = suite.All[0];
        Assert.Equal("", suite.Complaint("no case", "same", "same"));
        Assert.Contains("haproxy: one", suite.Complaint("no case", "one", "other"), StringComparison.Ordinal);
        Assert.Equal("", suite.Complaint(wanted.What, wanted.HAProxy, wanted.Ours));
        Assert.Contains("no difference any more", suite.Complaint(wanted.What, wanted.HAProxy, wanted.HAProxy), StringComparison.Ordinal);
        Assert.Contains("written: ", suite.Complaint(wanted.What, wanted.HAProxy, "another"), StringComparison.Ordinal);
        Assert.Contains("written: ", suite.Complaint(wanted.What, "another", wanted.Ours), StringComparison.Ordinal);
    }
}
