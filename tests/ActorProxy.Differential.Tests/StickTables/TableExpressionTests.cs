using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.StickTables;

/// <summary>What expressions read of stick tables, and what is in the tables afterwards, is what HAProxy says.</summary>
public sealed partial class TableExpressionTests
{
    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Stick tables");

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Families = new Dictionary<string, IReadOnlyList<string>>
    {
        ["tracked"] = TableExpressionCases.Tracked,
        ["source"] = TableExpressionCases.Source,
        ["lookups"] = TableExpressionCases.Lookups,
    };

    public static TheoryData<string> Names { get; } = [.. Families.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reads_what_haproxy_reads(string family)
    {
        var expressions = Families[family];
        var theirs = await RunAsync(expressions, ProxyOptions.ForHAProxy);
        var ours = await RunAsync(expressions, ProxyOptions.ForActorProxy);
        Assert.Equal(theirs.Tables, ours.Tables);
        var complaints = expressions.Distinct().Select(one => Wanted.Complaint(one, theirs.Values[one], ours.Values[one]));
        Assert.Equal("", string.Concat(complaints));
    }

    /// <summary>The values of each expression, of all its places in all lines, and the tables afterwards.</summary>
    private static async Task<(IReadOnlyDictionary<string, string> Values, string Tables)> RunAsync(IReadOnlyList<string> expressions, ProxyOptions options)
    {
        using var server = TcpServer.Named("be");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var format = string.Join(' ', expressions.Select(static (one, i) => $"{i}=%[{one}]"));
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                timeout connect 2s
                timeout client 20s
                timeout server 20s
            frontend fe
                bind 127.0.0.1:{port}
                log {log.Address} len 65535 format rfc3164 local0
                log-format "%B {format}"
                tcp-request connection track-sc0 src table all
                tcp-request content track-sc1 src table arrays
                tcp-request content track-sc2 str(keyandmore) table text
                tcp-request content sc-inc-gpc0(0)
                tcp-request content sc-inc-gpc1(2)
                tcp-request content sc-inc-gpc(1,1)
                tcp-request content sc-set-gpt0(0) 5
                tcp-request content sc-set-gpt(1,1) int(6),add(1)
                tcp-request content sc-set-gpt0(2) 9
                tcp-request session sc-inc-gpc1(0)
                default_backend be
            backend be
                server s1 {server.Address}
            backend all
                stick-table type ip size 100 expire 1h store server_id,gpt0,gpc0,gpc0_rate(1h),conn_cnt,conn_rate(1h),conn_cur,sess_cnt,sess_rate(1h),http_req_cnt,http_req_rate(1h),http_err_cnt,http_err_rate(1h),bytes_in_cnt,bytes_in_rate(1h),bytes_out_cnt,bytes_out_rate(1h),gpc1,gpc1_rate(1h),http_fail_cnt,http_fail_rate(1h)
            backend arrays
                stick-table type ip size 100 expire 1h store gpt(2),gpc(3),gpc_rate(2,1h),conn_cnt
            backend text
                stick-table type string len 3 size 100 expire 1h store gpc0,gpc1,gpc1_rate(1h),gpt0,bytes_out_cnt
            backend other
                stick-table type ip size 100 store conn_cnt,gpc0,sess_cnt
            backend numbers
                stick-table type integer size 100
            backend sixes
                stick-table type ipv6 size 100
            backend blocks
                stick-table type binary len 6 size 100

            """, options);
        await proxy.Runtime.AskAsync("set table numbers key 7");
        await proxy.Runtime.AskAsync("set table sixes key ::ffff:1.2.3.4");
        for (var connection = 0; connection < 3; connection++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync(new byte[3000]);
            client.HalfClose();
            await client.EndAsync();
            await log.MessagesAsync("", connection + 1);
        }

        var tables = new List<string>();
        foreach (var table in new[] { "all", "arrays", "text", "other", "numbers", "sixes", "blocks" })
            tables.Add(await TableDump.ReadAsync(proxy, table));
        var values = log.Messages.SelectMany(message => Value().Matches(message)).ToLookup(match => expressions[int.Parse(match.Groups[1].Value)], static match => match.Groups[2].Value);
        return (values.ToDictionary(static one => one.Key, static one => string.Join(' ', one.Select(value => Comparable(one.Key, value)))), string.Join('\n', tables));
    }

    // What is left of an entry's life is never quite the same.
    private static string Comparable(string expression, string value) =>
        expression is "src,table_expire(all)" or "src,table_idle(all)" ? $"{Math.Round(long.Parse(value) / 20_000.0)} of 20 s" : value;

    [GeneratedRegex(@" (\d+)=(\S+)")]
    private static partial Regex Value();
}
