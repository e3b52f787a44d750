using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class AgentChecksTests
{
    private static readonly CheckResult Refused = new(CheckStatus.Layer4Connection, Description: "Connection refused");
    private static readonly ServerConfig Asked = Server("s1", weight: 10) with { Agent = new AgentCheckConfig { Port = 7777 } };

    private readonly BalancerDriver app = new(Backend(BalanceAlgorithmKind.RoundRobin, Asked, Server("s2")));

    private void Say(string line) => app.Balancer.Agents.Ended(app["s1"], new CheckResult(CheckStatus.Checked) { Reply = line }, app.NowMs, app.Effects);

    [Fact]
    public void A_server_is_down_while_its_agent_says_so()
    {
        Say("down # for lunch");
        Assert.Equal((false, "s2 s2"), (app["s1"].IsUp, app.Sequence(2)));
        Say("up");
        Assert.True(app["s1"].IsUp);
        Assert.Equal(
        [
            "Server app/s1 is DOWN, reason: Layer7 wrong status, code: 0, info: \"via agent : down (for lunch)\", check duration: 0ms. 1 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/s1 is UP, reason: Layer7 check passed, code: 0, info: \"via agent : up\", check duration: 0ms. 2 active and 0 backup servers online. 0 sessions requeued, 0 total in queue.",
        ], app.Notices);
    }

    [Theory]
    [InlineData("50%", 5, "")]
    [InlineData("300%", 30, "")]
    [InlineData("9999999999%", 256, "")]
    [InlineData("0%", 0, "")]
    [InlineData("5.5%", 10, "agent warns : Trailing garbage in weight string")]
    [InlineData("50%x", 10, "agent warns : Trailing garbage in weight string")]
    [InlineData("nonsense", 10, "agent reports an error : nonsense")]
    [InlineData("50% nonsense", 5, "agent reports an error : nonsense")]
    [InlineData("50% # a remark", 5, "")]
    public void A_weight_is_a_share_of_the_configured_one(string line, int weight, string words)
    {
        Say(line);
        Assert.Equal((weight, CheckStatus.Checked, words), (app["s1"].Weight, app["s1"].Agent!.LastCheck.Status, app["s1"].Agent!.LastCheck.Description));
    }

    [Theory]
    [InlineData("maxconn:7", 7, "")]
    [InlineData("maxconn:", 0, "agent warns : Require <maxconn>.")]
    [InlineData("maxconn:x", 0, "agent warns : maxconn string empty or preceded by garbage")]
    [InlineData("maxconn:-1", 0, "agent warns : maxconn string empty or preceded by garbage")]
    [InlineData("maxconn:7x", 0, "agent warns : Trailing garbage in maxconn string")]
    public void A_limit_is_set(string line, int maxConn, string words)
    {
        Say(line);
        Assert.Equal((maxConn, words), (app["s1"].MaxConn, app["s1"].Agent!.LastCheck.Description));
    }

    [Fact]
    public void What_an_agent_repeats_is_told_once()
    {
        for (var time = 0; time < 3; time++)
            Say("drain 50%");
        Assert.Collection(
            app.Notices,
            static notice => Assert.StartsWith("Server app/s1 enters drain state.", notice, StringComparison.Ordinal),
            static notice => Assert.Equal("Server app/s1 remains in forced drain mode.", notice));
    }

    [Fact]
    public void Agents_end_what_they_began_also_in_maintenance()
    {
        Say("maint");
        Assert.True(app["s1"].IsInMaint && app["s1"].IsAgentAsked);
        Say("ready up");
        Assert.Equal((false, true), (app["s1"].IsInMaint, app["s1"].IsUp));
    }

    [Fact]
    public void An_agent_that_can_t_be_reached_changes_nothing()
    {
        app.Balancer.Agents.Ended(app["s1"], Refused, app.NowMs, app.Effects);
        Assert.Equal((true, CheckStatus.Layer4Connection), (app["s1"].IsUp, app["s1"].Agent!.LastCheck.Status));
        Assert.Empty(app.Notices);
    }

    [Fact]
    public void Up_is_for_whom_check_and_agent_both_say_so()
    {
        var both = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Asked with { Check = new ServerCheckConfig { Rise = 1, Fall = 1 } }, Server("s2")));
        Agent("down");
        Check(passed: true);
        Assert.False(both["s1"].IsUp);
        Check(passed: false);
        Agent("up");
        Assert.False(both["s1"].IsUp);
        Check(passed: true);
        Assert.True(both["s1"].IsUp);

        void Agent(string line) => both.Balancer.Agents.Ended(both["s1"], new CheckResult(CheckStatus.Checked) { Reply = line }, both.NowMs, both.Effects);
        void Check(bool passed) => both.Balancer.Checks.Ended(both["s1"], passed ? new CheckResult(CheckStatus.Layer4Passed) : Refused, both.NowMs, both.Effects);
    }

    [Fact]
    public void A_disabled_agent_is_not_listened_to()
    {
        Assert.True(AgentChecks.SetEnabled(app["s1"], isEnabled: false, app.Effects));
        Say("down");
        Assert.Equal((true, false), (app["s1"].IsUp, app["s1"].IsAgentAsked));
        Assert.False(app.Balancer.Agents.SetState(app["s1"], isUp: false, app.NowMs, app.Effects));
        Assert.False(AgentChecks.SetEnabled(app["s2"], isEnabled: true, app.Effects));
    }

    [Fact]
    public void What_an_agent_said_is_known_across_a_reload_and_goes_with_the_agent()
    {
        Say("down");
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Asked, Server("s2"), Server("s3")));
        Assert.False(app["s1"].IsUp);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", weight: 10), Server("s2"), Server("s3")));
        Assert.Equal((true, null), (app["s1"].IsUp, app["s1"].Agent));
    }

    [Fact]
    public void An_operator_speaks_in_the_agent_s_place()
    {
        Assert.True(app.Balancer.Agents.SetState(app["s1"], isUp: false, app.NowMs, app.Effects));
        Assert.False(app["s1"].IsUp);
        Assert.Contains("Server app/s1 is DOWN, changed from CLI.", Assert.Single(app.Notices), StringComparison.Ordinal);
    }
}
