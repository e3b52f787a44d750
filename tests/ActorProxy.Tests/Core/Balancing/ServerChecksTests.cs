using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class ServerChecksTests
{
    private static readonly CheckResult Passed = new(CheckStatus.Layer4Passed);
    private static readonly CheckResult Refused = new(CheckStatus.Layer4Connection, Description: "Connection refused");
    private static readonly ServerConfig Checked = Server("s1") with { Check = new ServerCheckConfig() };

    private static BalancerDriver App(ServerConfig? server = null) => new(Backend(BalanceAlgorithmKind.RoundRobin, server ?? Checked, Server("s2")));

    private static void Check(BalancerDriver app, CheckResult check, int times = 1)
    {
        for (var time = 0; time < times; time++)
            app.Balancer.Checks.Ended(app["s1"], check, app.NowMs, app.Effects);
    }

    [Fact]
    public void A_server_is_up_until_its_first_check_fails()
    {
        var app = App();
        Assert.Equal("s1 s2", app.Sequence(2));
        Check(app, Refused);
        Assert.Equal("s2 s2", app.Sequence(2));
        Assert.Equal(["Server app/s1 is DOWN, reason: Layer4 connection problem, info: \"Connection refused\", check duration: 0ms. 1 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue."], app.Notices);
    }

    [Theory]
    [InlineData(InitState.FullyUp, true)]
    [InlineData(InitState.Down, false)]
    [InlineData(InitState.FullyDown, false)]
    public void Init_state_says_what_a_server_counts_as_before_its_checks(InitState state, bool isUp)
        => Assert.Equal(isUp, App(Checked with { InitState = state })["s1"].IsUp);

    [Fact]
    public void Health_is_known_across_a_reload()
    {
        var app = App();
        Check(app, Refused);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Checked, Server("s2"), Server("s3")));
        Assert.False(app["s1"].IsUp);
        Check(app, Passed, 2);
        Assert.True(app["s1"].IsUp);
    }

    [Fact]
    public void A_server_whose_checks_are_taken_away_counts_as_up()
    {
        var app = App();
        Check(app, Refused);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1"), Server("s2")));
        Assert.Equal((true, false), (app["s1"].IsUp, app["s1"].IsChecked));
        Assert.Equal("s2 s1", app.Sequence(2));
    }

    [Fact]
    public void A_check_that_ends_during_maintenance_says_nothing()
    {
        var app = App();
        app.SetState("s1", AdminCommandState.Maint);
        Check(app, Refused);
        app.SetState("s1", AdminCommandState.Ready);
        Assert.True(app["s1"].IsUp);
    }

    [Fact]
    public void A_conditional_pass_takes_no_new_streams()
    {
        var app = App();
        Check(app, Passed);
        app.Effects.Clear();
        Check(app, new CheckResult(CheckStatus.Layer7PassedConditionally, 404));
        Assert.Equal(ServerOperation.Stopping, app["s1"].Operation);
        Assert.Equal(["Server app/s1 is stopping, reason: Layer7 check conditionally passed, code: 404, check duration: 0ms. 1 active and 0 backup servers online. 0 sessions requeued, 0 total in queue."], app.Notices);
        Assert.Equal("s2 s2", app.Sequence(2));
        Check(app, Passed);
        Assert.Contains("s1", app.Sequence(2));
    }

    [Fact]
    public void Checks_that_are_paused_say_nothing()
    {
        var app = App();
        Assert.True(app.Balancer.Commands.SetChecks(app["s1"], false, app.Effects));
        Check(app, Refused, 5);
        Assert.True(app["s1"].IsUp);
        Assert.False(app.Balancer.Commands.SetChecks(app["s2"], false, app.Effects));
    }

    [Fact]
    public void Failed_checks_count_while_they_are_news()
    {
        var app = App();
        Check(app, Passed);
        Check(app, Refused, 6);
        Assert.Equal((3, 1), (app["s1"].Counters.FailedChecks.Value, app["s1"].Counters.DownTransitions.Value));
    }

    [Fact]
    public void A_server_that_tracks_has_no_checks_of_its_own()
        => Assert.Null(App(Checked with { Track = "web/s1" })["s1"].HealthPolicy);

    [Fact]
    public void Observed_successes_forget_errors()
    {
        var app = App(Checked with { Observe = ObserveMode.Layer4, ErrorLimit = 2 });
        Check(app, Passed);
        foreach (var succeeded in new[] { false, true, false })
            Assert.False(app.Balancer.Checks.ConnectionObserved(app["s1"], succeeded, app.NowMs, app.Effects));
        Assert.True(app.Balancer.Checks.ConnectionObserved(app["s1"], false, app.NowMs, app.Effects));
        Assert.Equal("2/3", app["s1"].Health.Progress(app["s1"].HealthPolicy!));
    }
}
