using System.Text;
using Xunit;

namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>The same conditions in Debian's haproxy and in this engine: the same ones pass, the same ones are refused.</summary>
public sealed class ConditionDifferentialTests
{
    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Conditions");

    [Fact]
    public async Task Conditions_pass_where_haproxys_do()
    {
        var theirs = await ConditionOracle.AskAsync([.. ConditionCases.All, .. Wanted.All.Select(static one => one.What)], ConditionCases.Acls);
        var subject = new ConditionSubject(ConditionCases.Acls);
        var differences = new StringBuilder();
        foreach (var (condition, expected) in theirs)
        {
            differences.Append(Wanted.Complaint(condition, Text(expected), Text(subject.Ask(condition))));
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    private static string Text(bool? answer) => answer is null ? "refused" : answer.Value ? "passes" : "fails";
}
