using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats.Reports;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

public sealed class ServerStatusTextTests
{
    [Theory]
    [InlineData(ServerOperation.Running, ServerAdminState.None, 4, "UP")]
    [InlineData(ServerOperation.Starting, ServerAdminState.None, 4, "UP")]
    [InlineData(ServerOperation.Running, ServerAdminState.None, 3, "UP 2/3")]
    [InlineData(ServerOperation.Running, ServerAdminState.None, 2, "UP 1/3")]
    [InlineData(ServerOperation.Running, ServerAdminState.ForcedDrain, 4, "DRAIN")]
    [InlineData(ServerOperation.Running, ServerAdminState.InheritedDrain, 2, "DRAIN 1/3")]
    [InlineData(ServerOperation.Stopping, ServerAdminState.None, 4, "NOLB")]
    [InlineData(ServerOperation.Stopping, ServerAdminState.None, 3, "NOLB 2/3")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.None, 1, "DOWN 1/2")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.None, 0, "DOWN")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.ForcedMaint, 0, "MAINT")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.ConfiguredMaint, 0, "MAINT")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.ResolutionMaint, 0, "MAINT (resolution)")]
    public void Names_the_state_of_a_checked_server(ServerOperation operation, ServerAdminState admin, int counter, string expected)
    {
        var server = StatSamples.Server with { Operation = operation, Admin = admin, Check = StatSamples.Check with { Counter = counter } };

        Assert.Equal(expected, ServerStatusText.Of(server, server));
    }

    [Theory]
    [InlineData(ServerOperation.Running, ServerAdminState.None, "no check")]
    [InlineData(ServerOperation.Running, ServerAdminState.ForcedDrain, "DRAIN")]
    [InlineData(ServerOperation.Stopping, ServerAdminState.None, "NOLB")]
    [InlineData(ServerOperation.Stopped, ServerAdminState.None, "DOWN")]
    public void Names_the_state_of_a_server_without_checks(ServerOperation operation, ServerAdminState admin, string expected)
    {
        var server = StatSamples.Server with { Operation = operation, Admin = admin, Check = null };
        var disabled = server with { Check = StatSamples.Check with { IsEnabled = false } };

        Assert.Equal(expected, ServerStatusText.Of(server, server));
        Assert.Equal(expected, ServerStatusText.Of(disabled, disabled));
    }

    [Fact]
    public void A_follower_shows_the_checks_of_the_one_it_follows()
    {
        var root = StatSamples.Server with { Check = StatSamples.Check with { Counter = 2 } };

        Assert.Equal("UP 1/3", ServerStatusText.Of(StatSamples.Follower, root));
        Assert.Equal("MAINT (via be/s1)", ServerStatusText.Of(StatSamples.Follower with { Admin = ServerAdminState.InheritedMaint }, root));
    }
}
