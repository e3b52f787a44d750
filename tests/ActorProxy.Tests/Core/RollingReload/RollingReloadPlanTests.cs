using ActorProxy.Core.RollingReload;
using Xunit;

namespace ActorProxy.Tests.Core.RollingReload;

public sealed class RollingReloadPlanTests
{
    [Fact]
    public void Everything_is_checked_before_anything_changes_and_one_node_after_the_other_goes_through_all_steps()
    {
        var plan = new RollingReloadPlan(["a", "b"]);
        Assert.Equal(
            "Claim a, Claim b, Check a, Check b, LookBefore a, StandAside a, Reload a, LookAfter a, Resume a, Settle a, "
            + "LookBefore b, StandAside b, Reload b, LookAfter b, Resume b, Settle b, Release a, Release b",
            Run(plan));
        Assert.Null(plan.Failure);
        Assert.All(plan.Nodes, name => Assert.Equal(NodeProgress.Done, plan.ProgressOf(name)));
    }

    [Theory]
    [InlineData(RollingStepKind.Claim, "a", "Claim a", NodeProgress.Untouched)]
    [InlineData(RollingStepKind.Claim, "b", "Claim a, Claim b, Release a", NodeProgress.Untouched)]
    [InlineData(RollingStepKind.Check, "b", "Claim a, Claim b, Check a, Check b, Release a, Release b", NodeProgress.Untouched)]
    [InlineData(RollingStepKind.StandAside, "a", "Claim a, Claim b, Check a, Check b, LookBefore a, StandAside a, Resume a, Release a, Release b", NodeProgress.Untouched)]
    [InlineData(RollingStepKind.Reload, "a", "Claim a, Claim b, Check a, Check b, LookBefore a, StandAside a, Reload a, Resume a, Release a, Release b", NodeProgress.Untouched)]
    [InlineData(RollingStepKind.LookAfter, "a", "Claim a, Claim b, Check a, Check b, LookBefore a, StandAside a, Reload a, LookAfter a, Resume a, Release a, Release b", NodeProgress.Done)]
    public void The_first_failure_ends_it_and_what_was_taken_is_given_back(RollingStepKind kind, string node, string steps, NodeProgress first)
    {
        var plan = new RollingReloadPlan(["a", "b"]);
        Assert.Equal(steps, Run(plan, new RollingStep(kind, node)));
        Assert.Equal((new RollingStep(kind, node), "failed"), plan.Failure);
        Assert.Equal(first, plan.ProgressOf("a"));
        Assert.Equal(NodeProgress.Untouched, plan.ProgressOf("b"));
    }

    [Theory]
    [InlineData("b", "c", "a")]
    [InlineData("a", "c", "b")]
    public void Claims_are_taken_in_the_same_order_whoever_begins(string first, string second, string last) =>
        Assert.StartsWith("Claim a, Claim b, Claim c, Check ", Run(new RollingReloadPlan([first, second, last])), StringComparison.Ordinal);

    [Fact]
    public void A_node_that_can_not_be_told_to_take_part_again_is_left_as_it_is()
    {
        var plan = new RollingReloadPlan(["a"]);
        Run(plan, new RollingStep(RollingStepKind.Reload, "a"), new RollingStep(RollingStepKind.Resume, "a"));
        Assert.Equal(NodeProgress.StandsAside, plan.ProgressOf("a"));
    }

    [Fact]
    public void Whatever_fails_every_node_that_stood_aside_is_told_to_take_part_again_and_every_claim_is_released()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var plan = new RollingReloadPlan([.. Enumerable.Range(0, 1 + random.Next(5)).Select(static i => $"n{i}")]);
            var (aside, claimed) = (new HashSet<string>(), new HashSet<string>());
            var steps = 0;
            while (plan.Next is { } step)
            {
                Assert.True(++steps < 100, $"seed {seed}");
                var fails = random.Next(20) == 0;
                switch (step.Kind)
                {
                    case RollingStepKind.StandAside:
                        aside.Add(step.Node);
                        break;
                    case RollingStepKind.Resume:
                        aside.Remove(step.Node);
                        break;
                    case RollingStepKind.Claim when !fails:
                        claimed.Add(step.Node);
                        break;
                    case RollingStepKind.Release:
                        claimed.Remove(step.Node);
                        break;
                }

                plan.Done(fails ? "failed" : null);
            }

            Assert.True(aside.Count == 0 && claimed.Count == 0, $"seed {seed}, round {round}");
        }
    }

    private static string Run(RollingReloadPlan plan, params RollingStep[] failing)
    {
        var steps = new List<RollingStep>();
        while (plan.Next is { } step)
        {
            steps.Add(step);
            plan.Done(failing.Contains(step) ? "failed" : null);
        }

        return string.Join(", ", steps.Select(static step => $"{step.Kind} {step.Node}"));
    }
}
