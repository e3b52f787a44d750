using System.Text;
using Xunit;

namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>The same conditions in Debian's haproxy and in this engine: the same ones pass, the same ones are refused.</summary>
public sealed class ConditionDifferentialTests
{
    [Fact]
    public async Task Conditions_pass_where_haproxys_do()
    {
        var theirs = await ConditionOracle.AskAsync(ConditionCases.All, ConditionCases.Acls);
        var subject = new ConditionSubject(ConditionCases.Acls);
        var differences = new StringBuilder();
        foreach (var (condition, expected) in theirs)
        {
            var ours = subject.Ask(condition);
            if (ours != expected)
                differences.Append($"\n{condition}: haproxy {Text(expected)}, ours {Text(ours)}");
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    private static string Text(bool? answer) => answer is null ? "refuses it" : answer.Value ? "passes" : "fails";
}
