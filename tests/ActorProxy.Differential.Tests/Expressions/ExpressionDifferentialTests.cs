using System.Text;
using Xunit;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>The same expressions in Debian's haproxy and in this engine: the same values, types and refusals.</summary>
public sealed class ExpressionDifferentialTests(ExpressionAnswers answers) : IClassFixture<ExpressionAnswers>
{
    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Expressions");

    public static TheoryData<string> Families { get; } = [.. ExpressionCases.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Expressions_come_to_what_haproxy_makes_of_them(string name)
    {
        var subject = new ExpressionSubject();
        var differences = new StringBuilder();
        foreach (var expression in ExpressionCases.All.Single(family => family.Name == name).Expressions)
        {
            differences.Append(Wanted.Complaint(expression, answers.Theirs[expression].Text, subject.Ask(expression).Text));
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Fact]
    public void What_has_to_be_refused_is_refused_by_haproxy() =>
        Assert.All(Cases.RefusedCases.Expressions, expression => Assert.Equal(ExpressionAnswer.Refused, answers.Theirs[expression]));

    [Fact]
    public void Every_wanted_difference_belongs_to_a_case() =>
        Assert.All(Wanted.All, one => Assert.True(answers.Theirs.ContainsKey(one.What), one.What));
}
