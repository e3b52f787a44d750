using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;
using ActorProxy.Tests.Config;
using ActorProxy.Tests.Core.Logging;
using ActorProxy.Tests.Core.Samples.Fetches;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Rules;

/// <summary>Actions on tracked entries; those of haproxy 2.6 are compared with it as well.</summary>
public sealed class TableActionTests
{
    [Theory]
    [InlineData("tcp-request connection sc-add-gpc(1,0) 5", "gpc1=5 rate=5")]
    [InlineData("tcp-request content sc-add-gpc(1,0) int(2),mul(4)", "gpc1=8 rate=8")]
    [InlineData("tcp-request content sc-add-gpc(1,0) var(txn.none)", "gpc1=0 rate=0")]
    [InlineData("tcp-request session sc-inc-gpc(1,0)", "gpc1=1 rate=1")]
    [InlineData("tcp-request session sc-inc-gpc(0,0)", "gpc1=0 rate=0")]
    [InlineData("tcp-request session sc-add-gpc(1,1) 5", "gpc1=0 rate=0")]
    [InlineData("tcp-request session sc-inc-gpc1(0)", "gpc1=1 rate=1")]
    public void Counts_in_the_entry_that_is_tracked(string line, string expected)
    {
        var tracked = new TrackedCounters(3);
        var (rules, tables) = Compile(line, []);
        var table = tables.Find("b")!;
        tracked.Track(0, table, "key"u8, hasSession: false, 0);
        var context = new TestContext { ClientValue = new TestClient(new TestFrontend("web", 2)), TrackedValue = tracked };
        var position = 0;

        Assert.Equal(RuleVerdict.Continue, rules.Evaluate(new RuleContext(context, new RecordedControl(), LogSamples.Origin, LogSamples.Timestamps), ref position));

        using var entry = tracked.Open(0);
        var counter = entry.Read(table.Layout.Field(ActorProxy.Config.Model.StickTables.StickDataType.Gpc, 1), context.Process.NowMs);
        var rate = entry.Read(table.Layout.Field(ActorProxy.Config.Model.StickTables.StickDataType.GpcRate, 1), context.Process.NowMs);
        Assert.Equal(expected, $"gpc1={counter} rate={rate}");
    }

    [Theory]
    [InlineData("tcp-request content track-sc0 src table none", "there is no stick table 'none'")]
    [InlineData("tcp-request content track-sc0 src", "there is no stick table 'f'")]
    [InlineData("tcp-request content track-sc3 src table b", "counters are numbered from 0 to 2")]
    [InlineData("tcp-request content track-sc0 table b", "there is no sample fetch 'table'")]
    [InlineData("tcp-request content sc-inc-gpc(1)", "expects the counter's index from 0 to 99 in parentheses")]
    [InlineData("tcp-request content sc-inc-gpc(100,0)", "expects the counter's index from 0 to 99 in parentheses")]
    [InlineData("tcp-request content sc-inc-gpc0(7)", "expects the number of a tracked counter from 0 to 2 in parentheses")]
    [InlineData("tcp-request content sc-inc-gpc0", "expects the number of a tracked counter from 0 to 2 in parentheses")]
    [InlineData("tcp-request content sc-set-gpt(1,0)", "expects a number")]
    public void Says_what_is_wrong(string line, string expected)
    {
        var findings = new List<Diagnostic>();
        Compile(line, findings);
        Assert.Contains(findings, finding => finding.Message.Contains(expected, StringComparison.Ordinal));
    }

    private static (RuleSet Rules, StickTableDirectory Tables) Compile(string line, List<Diagnostic> findings)
    {
        var configuration = Loading.Good($"defaults\n  mode tcp\n  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\nbackend b\n  stick-table type string len 5 size 10 store gpc(2),gpc_rate(2,1h)\nfrontend f\n  bind :80\n  default_backend b\n  {line}\n");
        var tables = new StickTableDirectory(configuration, static definition => new StickTable(definition, 1, 0));
        var proxy = configuration.Proxies.Single(static one => !one.Rules.IsEmpty);
        var rules = RuleCompiler.Compile(proxy, new CompilationScope(findings) { Tables = tables }.Of(proxy));
        return (new[] { rules.Connection, rules.Session, rules.Content }.FirstOrDefault(static one => !one.IsEmpty) ?? RuleSet.None, tables);
    }
}
