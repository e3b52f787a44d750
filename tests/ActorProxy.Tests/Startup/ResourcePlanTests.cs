using ActorProxy.Config;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;
using Xunit;

namespace ActorProxy.Tests.Startup;

public sealed class ResourcePlanTests
{
    private const string Timeouts = "defaults\n    mode tcp\n    timeout client 1s\n    timeout connect 1s\n    timeout server 1s\n";

    [Fact]
    public void Counts_every_address_of_every_listener_that_is_not_disabled()
    {
        var request = Plan("global\n    stats socket /tmp/a.sock\n" + Timeouts + """
            listen l
                bind 127.0.0.1:1000-1009
                bind 127.0.0.1:2000,127.0.0.1:2001
            frontend f
                bind 127.0.0.1:3000
                disabled
                default_backend b
            backend b

            """);
        Assert.Equal(1 + 10 + 2, request.Listeners);
    }

    [Fact]
    public void Counts_the_servers_that_are_checked()
        => Assert.Equal(2, Plan(Timeouts + "backend b\n    server a 127.0.0.1:1 check\n    server b 127.0.0.1:2\n    server c 127.0.0.1:3 check\n").Checks);

    [Theory]
    [InlineData("", 0)]
    [InlineData("    stats socket /tmp/a.sock\n", 10)]
    [InlineData("    stats socket /tmp/a.sock\n    stats maxconn 50\n", 50)]
    public void The_runtime_api_counts_where_it_listens(string lines, int connections)
        => Assert.Equal(connections, Plan($"global\n    maxconn 5\n{lines}").RuntimeApiConnections);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("", "    option splice-auto\n", true)]
    [InlineData("    nosplice\n", "    option splice-auto\n", false)]
    public void Pipes_are_kept_for_those_who_ask_for_splicing(string global, string option, bool splices)
        => Assert.Equal(splices, Plan($"global\n    maxconn 5\n{global}{Timeouts}listen l\n    bind 127.0.0.1:1\n{option}    server a 127.0.0.1:1\n").Splices);

    [Theory]
    [InlineData("    ulimit-n 500\n", 500)]
    [InlineData("    ulimit-n 50000\n", 1000)]
    [InlineData("", 1000)]
    public void A_configured_limit_of_descriptors_lowers_the_systems(string line, long limit)
        => Assert.Equal(limit, Plan($"global\n    maxconn 5\n{line}").DescriptorLimit);

    private static BudgetRequest Plan(string text)
    {
        var loaded = ConfigurationLoader.Load([new ConfigurationText("haproxy.cfg", text)], new ConfigurationContext());
        Assert.True(loaded.Configuration is not null, Findings.Render(loaded.Diagnostics));
        return ResourcePlan.RequestOf(loaded.Configuration, hardLimit: 1000, ownDescriptors: 0, memoryLimitMegabytes: null);
    }
}
