using ActorProxy.ProcessLife;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class ConnectionBudgetTests
{
    /// <summary>HAProxy 2.6 with one frontend, one stats socket and two threads, as it showed itself in <c>show info</c>.</summary>
    private static BudgetRequest HaproxyWith(long limit) => new()
    {
        DescriptorLimit = limit,
        OwnDescriptors = 10,
        Listeners = 2,
        RuntimeApiConnections = 10,
        Threads = 2,
    };

    [Theory]
    [InlineData(230, 101, 230)]
    [InlineData(1000, 486, 1000)]
    [InlineData(1024, 498, 1024)]
    [InlineData(4096, 2034, 4096)]
    [InlineData(20000, 9986, 20000)]
    public void Half_of_the_descriptors_that_are_left_become_connections(long limit, int maxConn, int sockets)
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(limit));
        Assert.Equal((maxConn, sockets, true), (budget.MaxConn, budget.MaxSockets, budget.IsComputed));
    }

    [Theory]
    [InlineData(1, 487, 999)]
    [InlineData(4, 483, 1000)]
    [InlineData(8, 477, 1000)]
    public void Threads_take_three_descriptors_each(int threads, int maxConn, int sockets)
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(1000) with { Threads = threads });
        Assert.Equal((maxConn, sockets), (budget.MaxConn, budget.MaxSockets));
    }

    [Theory]
    [InlineData(2, 485, 999)]
    [InlineData(5, 484, 1000)]
    [InlineData(50, 461, 999)]
    public void Listeners_take_one_each(int binds, int maxConn, int sockets)
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(1000) with { Listeners = binds + 1 });
        Assert.Equal((maxConn, sockets), (budget.MaxConn, budget.MaxSockets));
    }

    [Theory]
    [InlineData(10, 0, 481)]
    [InlineData(0, 10, 476)]
    [InlineData(10, 10, 471)]
    public void Checks_take_one_and_agents_two(int checks, int agents, int maxConn)
        => Assert.Equal(maxConn, ConnectionBudget.Compute(HaproxyWith(1000) with { Checks = checks, AgentChecks = agents }).MaxConn);

    [Fact]
    public void The_runtime_api_keeps_its_own_connections()
        => Assert.Equal(441, ConnectionBudget.Compute(HaproxyWith(1000) with { RuntimeApiConnections = 100 }).MaxConn);

    [Fact]
    public void Splicing_takes_a_pipe_for_every_fourth_connection()
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(1000) with { Splices = true });
        Assert.Equal((388, 97, 998), (budget.MaxConn, budget.MaxPipes, budget.MaxSockets));
    }

    [Theory]
    [InlineData(10, 48)]
    [InlineData(100, 228)]
    [InlineData(400, 828)]
    [InlineData(5000, 10028)]
    public void A_configured_limit_says_how_many_descriptors_it_needs(int configured, int sockets)
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(1000) with { Configured = configured });
        Assert.Equal((configured, sockets, false), (budget.MaxConn, budget.MaxSockets, budget.IsComputed));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(227)]
    public void Less_than_a_hundred_connections_are_never_computed(long limit)
    {
        var budget = ConnectionBudget.Compute(HaproxyWith(limit));
        Assert.Equal((100, 228), (budget.MaxConn, budget.MaxSockets));
    }

    [Theory]
    [InlineData(10, 20000, 280)]
    [InlineData(100, 20000, 2800)]
    [InlineData(100, 1000, 480)]
    [InlineData(150, 20000, 4300)]
    [InlineData(200, 20000, 5700)]
    [InlineData(300, 20000, 8600)]
    [InlineData(350, 20000, 9900)]
    public void A_limit_of_memory_lowers_it_to_two_digits(int megabytes, long descriptors, int maxConn)
        => Assert.Equal(maxConn, ConnectionBudget.Compute(HaproxyWith(descriptors) with { MemoryLimitMegabytes = megabytes }).MaxConn);

    [Theory]
    [InlineData(100, 1400)]
    [InlineData(200, 2900)]
    public void Larger_buffers_leave_memory_for_fewer_connections(int megabytes, int maxConn)
        => Assert.Equal(maxConn, ConnectionBudget.Compute(HaproxyWith(20000) with { MemoryLimitMegabytes = megabytes, BufferSizeBytes = 32768 }).MaxConn);

    [Fact]
    public void No_limit_at_all_stays_within_what_a_number_holds()
        => Assert.InRange(ConnectionBudget.Compute(HaproxyWith(long.MaxValue)).MaxSockets, 0, int.MaxValue);
}
