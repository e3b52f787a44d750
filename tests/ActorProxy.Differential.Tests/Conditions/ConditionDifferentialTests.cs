using System.Text;
using Xunit;

namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>The same conditions in Debian's haproxy and in this engine: the same ones pass, the same ones are refused.</summary>
public sealed class ConditionDifferentialTests
{
    [Fact]
    public async Task Conditions_pass_where_haproxys_do()
    {
        var theirs = await ConditionOracle.AskAsync([.. ConditionCases.All, .. WantedConditionDifferences.All.Select(static one => one.Condition)], ConditionCases.Acls);
        var subject = new ConditionSubject(ConditionCases.Acls);
        var differences = new StringBuilder();
        foreach (var (condition, expected) in theirs)
        {
            var ours = subject.Ask(condition);
            var wanted = WantedConditionDifferences.Find(condition);
            if (wanted is null ? ours != expected : ours == expected || ours != wanted.Ours)
                differences.Append($"\n{condition}: haproxy {Text(expected)}, ours {Text(ours)}{(wanted is null ? "" : $", wanted {Text(wanted.Ours)}")}");
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Fact]
    public void Every_wanted_difference_has_a_reason() => Assert.All(WantedConditionDifferences.All, static one => Assert.True(one.Reason.Length > 30, one.Condition));

    private static string Text(bool? answer) => answer is null ? "refuses it" : answer.Value ? "passes" : "fails";
}
