using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Converters;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>What the comparison with haproxy can't see: how much a substitution copies, and that groups are those of the whole text.</summary>
public sealed class RegexSubstitutionTests
{
    [Theory]
    [InlineData("regsub(\"(o)\",\"\\1\",g)")]
    [InlineData("regsub(\"o(p)?\",\"\\1x\",g)")]
    [InlineData("regsub(\"(^|o)o\",\"\\1\",g)")]
    public void A_text_that_matches_everywhere_is_not_copied_for_each_match(string converter)
    {
        const int Length = 4000;
        var expression = ExpressionDriver.Compile($"req.payload(0,0),{converter}");
        var context = new TestContext { Request = Encoding.ASCII.GetBytes(new string('o', Length)) };
        Evaluate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000L * Length);

        void Evaluate()
        {
            var sample = default(Sample);
            Assert.True(expression.Evaluate(context, ref sample));
            context.Scratch.Reset((0, 0));
        }
    }

    [Fact]
    public void The_groups_of_a_match_are_those_of_the_whole_text()
    {
        string[] expressions = ["(a)(b)?", "(a|b)*(c)?$", "(a+)(b*)$", "\\b(a)(b)?\\b", "(a.{4}$)|(a)", "^(a)|(b)", "(a)\\z|(a)|(b)", "(.)(\n)?$", "((a)|(b)|(c))+", "(?=(a*))a", "(a)(?!b)"];
        Regex[] all = [.. expressions.Select(static one => new Regex(one, one.Contains("(?", StringComparison.Ordinal) ? RegexOptions.None : RegexOptions.NonBacktracking))];
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abc\n "[random.Next(5)]));
            var regex = all[random.Next(all.Length)];
            var match = regex.Match(text);
            if (!match.Success)
                continue;
            var groups = MatchGroups.Of(regex, text, 0, match.Index, match.Length);
            for (var i = 1; i < match.Groups.Count; i++)
                Assert.True(text[groups[i]] == match.Groups[i].Value, $"group {i} of {regex} in '{text}' is '{text[groups[i]]}', not '{match.Groups[i].Value}'");
        }
    }
}
