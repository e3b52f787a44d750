using ActorProxy.Config.Model;
using ActorProxy.Node.Connections;
using Xunit;

namespace ActorProxy.Tests.Node.Connections;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(0, "")]
    [InlineData(-1, "4")]
    [InlineData(-2, "2 4")]
    [InlineData(1, "1 2 3 4")]
    [InlineData(2, "2 4")]
    [InlineData(3, "3")]
    public void One_server_is_left_at_the_interval(int? interval, string expected)
    {
        // configuration.txt 4.2, option redispatch: a negative interval counts from the last retry.
        Assert.Equal(expected, Redispatches(new BackendConfig { Retries = 4, RedispatchInterval = interval, Servers = [Server("a")] }));
    }

    [Theory]
    [InlineData(BalanceAlgorithmKind.RoundRobin, "1 2 3 4")]
    [InlineData(BalanceAlgorithmKind.StaticRoundRobin, "1 2 3 4")]
    [InlineData(BalanceAlgorithmKind.LeastConn, "1 2 3 4")]
    [InlineData(BalanceAlgorithmKind.First, "1 2 3 4")]
    [InlineData(BalanceAlgorithmKind.Random, "1 2 3 4")]
    [InlineData(BalanceAlgorithmKind.Source, "4")]
    [InlineData(BalanceAlgorithmKind.Hash, "4")]
    [InlineData(BalanceAlgorithmKind.RdpCookie, "4")]
    public void One_of_several_servers_is_left_at_once_unless_a_hash_chose_it(BalanceAlgorithmKind algorithm, string expected)
    {
        var backend = new BackendConfig { Balance = new BalanceConfig(algorithm), Retries = 4, RedispatchInterval = -1, Servers = [Server("a"), Server("b")] };

        Assert.Equal(expected, Redispatches(backend));
        Assert.Equal("4", Redispatches(backend, isWanted: true));
        Assert.Equal("", Redispatches(backend with { RedispatchInterval = null }));
        Assert.Equal("4", Redispatches(backend with { Servers = [Server("a"), Server("b") with { IsBackup = true }] }));
    }

    private static string Redispatches(BackendConfig backend, bool isWanted = false) =>
        string.Join(' ', Enumerable.Range(1, backend.Retries).Where(retry => RetrySchedule.IsRedispatch(retry, backend, isWanted)));

    private static ServerConfig Server(string name) => new()
    {
        Name = name,
        Address = new AddressConfig { Kind = AddressKind.IPv4, Text = "127.0.0.1" },
        Position = default,
    };
}
