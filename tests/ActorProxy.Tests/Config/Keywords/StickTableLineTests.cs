using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class StickTableLineTests
{
    private static readonly ConfigurationContext Context = Loading.Context;

    [Theory]
    [InlineData("type ip size 1k", StickKeyType.IPv4, 4)]
    [InlineData("type ipv6 size 1k", StickKeyType.IPv6, 16)]
    [InlineData("type integer size 1k", StickKeyType.Integer, 4)]
    [InlineData("type string size 1k", StickKeyType.String, 31)]
    [InlineData("type string len 5 size 1k", StickKeyType.String, 5)]
    [InlineData("type binary size 1k", StickKeyType.Binary, 32)]
    [InlineData("size 1k type binary len 20", StickKeyType.Binary, 20)]
    [InlineData("type binary len 20 type ip size 1k", StickKeyType.IPv4, 4)]
    public void Reads_the_type_and_length_of_keys(string line, StickKeyType type, int length)
    {
        var table = Table(line);
        Assert.Equal((type, length, 1024L), (table.KeyType, table.KeyLength, table.Size));
    }

    [Fact]
    public void Reads_every_argument()
    {
        var table = Table("type ip size 2m expire 30m nopurge peers p srvkey addr write-to p/t recv-only store conn_cur");
        Assert.Equal((2L << 20, TimeSpan.FromMinutes(30), "p", "p/t"), (table.Size, table.Expire, table.Peers, table.WriteTo));
        Assert.True(table is { NoPurge: true, ServerKeyIsAddress: true, ReceiveOnly: true });
        Assert.Equal("b", table.Name);
        Assert.Equal("b", table.WireName);
    }

    [Fact]
    public void An_expiry_of_zero_is_none() => Assert.Null(Table("type ip size 1k expire 0").Expire);

    [Fact]
    public void Agreement_stays_open_when_it_is_not_written() => Assert.Null(Table("type ip size 1k").AsksOwner);

    [Fact]
    public void Stores_are_sorted_by_their_numbers_and_carry_counts_and_periods()
    {
        var table = Table("type ip size 1k store gpc_rate(3,1m),conn_cnt store http_req_rate(10s),gpt(2)");
        Assert.Equal(
            [
                new StickStoreConfig(StickDataType.ConnectionCount, 1, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.HttpRequestRate, 1, TimeSpan.FromSeconds(10)),
                new StickStoreConfig(StickDataType.Gpt, 2, TimeSpan.Zero),
                new StickStoreConfig(StickDataType.GpcRate, 3, TimeSpan.FromMinutes(1)),
            ],
            table.Stores);
    }

    [Fact]
    public void Every_data_type_can_be_stored()
    {
        foreach (var info in StickDataInfo.All)
        {
            var arguments = (info.IsArray, info.Kind == StickDataKind.Rate) switch
            {
                (true, true) => "(2,1s)",
                (true, false) => "(2)",
                (false, true) => "(1s)",
                _ => "",
            };
            Assert.Equal(info.Type, Assert.Single(Table($"type ip size 1k store {info.Name}{arguments}").Stores).Type);
        }
    }

    [Fact]
    public void A_type_that_is_stored_already_is_warned_of()
    {
        var loaded = Load("type ip size 1k store gpc0 store gpc0,gpc1");
        Assert.Contains("'gpc0' already", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(2, Backend(loaded.Configuration!).StickTable!.Stores.Length);
    }

    [Theory]
    [InlineData("", "a key's type")]
    [InlineData("type ip", "a size")]
    [InlineData("size 1k", "a key's type")]
    [InlineData("type ip size 0", "20000, 100k or 1m")]
    [InlineData("type ip size 4g", "20000, 100k or 1m")]
    [InlineData("type ipv4 size 1k", "'ip', 'ipv6'")]
    [InlineData("type ip len 4 size 1k", "'len'")]
    [InlineData("type string len 0 size 1k", "from 1 to")]
    [InlineData("type string len size 1k", "from 1 to")]
    [InlineData("type ip size 1k expire soon", "a time")]
    [InlineData("type ip size 1k srvkey port", "'name' or 'addr'")]
    [InlineData("type ip size 1k agreement all", "'none' or 'owner'")]
    [InlineData("type ip size 1k snapshot", "a file")]
    [InlineData("type ip size 1k snapshot /f", "'every'")]
    [InlineData("type ip size 1k snapshot /f every 0", "above 0")]
    [InlineData("type ip size 1k store conn_count", "'conn_count'")]
    [InlineData("type ip size 1k store gpc(0)", "from 1 to 100")]
    [InlineData("type ip size 1k store gpc(101)", "from 1 to 100")]
    [InlineData("type ip size 1k store gpc", "gpc(N)")]
    [InlineData("type ip size 1k store gpc0_rate", "gpc0_rate(PERIOD)")]
    [InlineData("type ip size 1k store gpc0_rate(0)", "above 0")]
    [InlineData("type ip size 1k store gpc0_rate(1s", "gpc0_rate(PERIOD)")]
    [InlineData("type ip size 1k store gpc0(1)", "without an argument")]
    [InlineData("type ip size 1k store gpc(2),gpc1", "can't store 'gpc1'")]
    [InlineData("type ip size 1k store gpc0,gpc(2)", "can't store 'gpc0'")]
    [InlineData("type ip size 1k store gpc1_rate(1s),gpc_rate(2,1s)", "can't store 'gpc1_rate'")]
    [InlineData("type ip size 1k store gpt(2),gpt0", "can't store 'gpt0'")]
    [InlineData("type ip size 1k peers other", "no 'peers' section 'other'")]
    [InlineData("type ip size 1k write-to other", "no stick table 'other'")]
    [InlineData("type ip size 1k write-to b", "this one itself")]
    [InlineData("type string size 1k write-to p/t", "another type or length")]
    public void Says_what_is_wrong(string line, string message)
    {
        var error = Assert.Single(Load(line).Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_type_is_suggested()
    {
        var error = Assert.Single(Load("type ip size 1k store conn_cnr").Diagnostics);
        Assert.Equal("did you mean 'conn_cnt'?", error.Hint);
    }

    [Theory]
    [InlineData("stick on src", StickRuleKind.On, null, 0)]
    [InlineData("stick match src table p/t", StickRuleKind.Match, "p/t", 0)]
    [InlineData("stick store-request src table p/t if { src 10.0.0.1 }", StickRuleKind.StoreRequest, "p/t", 5)]
    [InlineData("stick store-response src unless TRUE", StickRuleKind.StoreResponse, null, 2)]
    public void A_stick_rule_is_an_expression_a_table_and_a_condition(string line, StickRuleKind kind, string? table, int words)
    {
        var rule = Assert.Single(Backend(Load($"type ip size 1k\n    {line}").Configuration!).Backend!.StickRules);
        Assert.Equal((kind, "src", table, words), (rule.Kind, rule.Expression.Text, rule.Table?.Text, rule.Condition.Length));
    }

    private static StickTableConfig Table(string line)
    {
        var loaded = Load(line);
        Assert.True(loaded.Configuration is not null, string.Concat(loaded.Diagnostics.Select(DiagnosticRenderer.Render)));
        return Backend(loaded.Configuration).StickTable!;
    }

    private static ProxyConfig Backend(ProxyConfiguration configuration) => configuration.Proxies.Single(static proxy => proxy.Name == "b");

    [Fact]
    public void Two_tables_in_one_file_are_refused() =>
        Assert.StartsWith("'snapshot': the table 'a', at test.cfg:2:5,", Loading.Error("backend a\n    stick-table type ip size 1k snapshot /f every 1m\nbackend b\n    stick-table type ip size 1k snapshot /f every 1m").Message, StringComparison.Ordinal);

    private static LoadedConfiguration Load(string line) =>
        Loading.Load($"peers p\n    peer node1 127.0.0.1:1024\n    table t type ip size 1k\n\nbackend b\n    stick-table {line}\n", Context);
}
