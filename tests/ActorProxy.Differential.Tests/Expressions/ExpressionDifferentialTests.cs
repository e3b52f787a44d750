using System.Text;
using Xunit;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>The same expressions in Debian's haproxy and in this engine: the same values, types and refusals.</summary>
public sealed class ExpressionDifferentialTests(ExpressionAnswers answers) : IClassFixture<ExpressionAnswers>
{
    public static TheoryData<string> Families { get; } = [.. ExpressionCases.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Expressions_come_to_what_haproxy_makes_of_them(string name)
    {
        var subject = new ExpressionSubject();
        var differences = new StringBuilder();
        foreach (var expression in ExpressionCases.All.Single(family => family.Name == name).Expressions)
        {
            var (theirs, ours) = (answers.Theirs[expression], subject.Ask(expression));
            var wanted = WantedExpressionDifferences.Find(expression);
            if (wanted is null ? ours != theirs : ours == theirs || ours.Text != wanted.Ours)
                differences.Append($"\n{expression}\n  haproxy: {theirs}\n  ours:    {ours}{(wanted is null ? "" : $"\n  wanted:  {wanted.Ours}")}");
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Fact]
    public void What_has_to_be_refused_is_refused_by_haproxy() =>
        Assert.All(Cases.RefusedCases.Expressions, expression => Assert.Equal(ExpressionAnswer.Refused, answers.Theirs[expression]));

    [Fact]
    public void Every_wanted_difference_belongs_to_a_case() =>
        Assert.All(WantedExpressionDifferences.All, one => Assert.True(answers.Theirs.ContainsKey(one.Expression), one.Expression));
}
