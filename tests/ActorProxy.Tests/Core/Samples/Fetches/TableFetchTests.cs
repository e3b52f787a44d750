using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>Expressions over stick tables that Debian's haproxy does not have; the others are compared with it.</summary>
public sealed class TableFetchTests
{
    private static readonly ProxyConfig[] Proxies =
    [
        Proxy("all", StickKeyType.String, 8, new StickStoreConfig(StickDataType.Gpc, 2, default), new StickStoreConfig(StickDataType.GpcRate, 2, TimeSpan.FromHours(1)),
            new StickStoreConfig(StickDataType.GlitchCount, 1, default), new StickStoreConfig(StickDataType.GlitchRate, 1, TimeSpan.FromHours(1))),
        Proxy("legacy", StickKeyType.String, 8, new StickStoreConfig(StickDataType.Gpc0, 1, default), new StickStoreConfig(StickDataType.Gpc1, 1, default)),
    ];

    private readonly StickTableDirectory tables = new(
        new ProxyConfiguration(new GlobalConfig(), [.. Proxies]), static definition => new StickTable(definition, 1, 0));

    private readonly TableContext context = new();

    public TableFetchTests()
    {
        context.Tracked.Track(0, tables.Find("all")!, "key"u8, hasSession: true, 0);
        context.Tracked.Track(1, tables.Find("legacy")!, "second"u8, hasSession: true, 0);
        context.Tracked.Track(2, tables.Find("all")!, "key"u8, hasSession: true, 0);
        using var entry = tables.Find("all")!.FindOrAdd("key"u8, 0);
        entry.Set(tables.Find("all")!.Layout.Field(StickDataType.GlitchCount), 4, 0);
        entry.Set(tables.Find("all")!.Layout.Field(StickDataType.GlitchRate), 3, context.Process.NowMs);
    }

    [Theory]
    [InlineData("sc_glitch_cnt(0)", "4")]
    [InlineData("sc_glitch_rate(0)", "3")]
    [InlineData("sc0_glitch_cnt", "4")]
    [InlineData("sc0_glitch_rate", "3")]
    [InlineData("sc1_glitch_cnt", null)]
    [InlineData("sc1_glitch_rate", null)]
    [InlineData("sc1_glitch_cnt(all)", "0")]
    [InlineData("sc2_glitch_cnt", "4")]
    [InlineData("sc2_glitch_rate", "3")]
    [InlineData("src_glitch_cnt(all)", null)]
    [InlineData("src_glitch_rate(all)", null)]
    [InlineData("str(key),table_glitch_cnt(all)", "4")]
    [InlineData("str(key),table_glitch_rate(all)", "3")]
    [InlineData("sc_key(0)", "key")]
    [InlineData("sc0_key", "key")]
    [InlineData("sc1_key", "second")]
    [InlineData("sc2_key", "key")]
    [InlineData("sc_key(5)", null)]
    [InlineData("str(none),table_clr_gpc0(legacy)", "0")]
    [InlineData("str(none),table_clr_gpc1(legacy)", "0")]
    [InlineData("str(none),table_clr_gpc(0,all)", "0")]
    public void Gives_what_the_entry_holds(string text, string? expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("str(k),table_inc_gpc0(legacy)", "str(k),table_gpc0(legacy)", "str(k),table_clr_gpc0(legacy)")]
    [InlineData("str(k),table_inc_gpc1(legacy)", "str(k),table_gpc1(legacy)", "str(k),table_clr_gpc1(legacy)")]
    [InlineData("str(k),table_inc_gpc(1,all)", "str(k),table_gpc(1,all)", "str(k),table_clr_gpc(1,all)")]
    [InlineData("sc_inc_gpc(1,0)", "sc_get_gpc(1,0)", "sc_clr_gpc(1,0)")]
    public void Counts_and_clears(string increment, string read, string clear)
    {
        Assert.Equal("1", Evaluate(increment));
        Assert.Equal("2", Evaluate(increment));
        Assert.Equal("2", Evaluate(read));
        Assert.Equal("2", Evaluate(clear));
        Assert.Equal("0", Evaluate(read));
    }

    [Fact]
    public void The_second_slot_has_a_name_of_its_own_for_clearing_an_element()
    {
        Assert.Null(Evaluate("sc1_clr_gpc(0)"));
        Assert.Equal("1", Evaluate("sc_inc_gpc(0,1,all)"));
        Assert.Equal("1", Evaluate("sc1_clr_gpc(0,all)"));
    }

    [Theory]
    [InlineData("str(k),in_table(none)", "there is no stick table 'none'")]
    [InlineData("str(k),in_table()", "the name of a stick table is expected here")]
    [InlineData("src_conn_cnt", "the name of a stick table is expected here")]
    [InlineData("src_conn_cnt(al)", "did you mean 'all'")]
    public void Says_which_table_is_missing(string text, string expected)
    {
        var findings = new List<Diagnostic>();
        Assert.Null(ExpressionParser.Parse(new ConfigWord(text, ExpressionDriver.Position), Scope(findings)));
        Assert.Contains(expected, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        foreach (var text in new[] { "sc_conn_cnt(0)", "sc0_get_gpc0", "str(key),table_gpc(0,all)", "str(key),in_table(all)" })
        {
            var expression = ExpressionParser.Parse(new ConfigWord(text, ExpressionDriver.Position), Scope([]))!;
            Evaluate(expression);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                Evaluate(expression);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static ProxyConfig Proxy(string name, StickKeyType type, int length, params StickStoreConfig[] stores) => new()
    {
        Kind = ProxyKind.Backend,
        Name = name,
        Position = ExpressionDriver.Position,
        StickTable = new StickTableConfig { Name = name, WireName = name, Position = ExpressionDriver.Position, KeyType = type, KeyLength = length, Size = 100, Stores = [.. stores] },
    };

    private CompilationScope Scope(List<Diagnostic> findings) => new(findings) { Keyword = "test", Places = SamplePlaces.None, Tables = tables };

    private string? Evaluate(string text)
    {
        var findings = new List<Diagnostic>();
        var expression = ExpressionParser.Parse(new ConfigWord(text, ExpressionDriver.Position), Scope(findings));
        Assert.Empty(findings.Select(static one => one.Message));
        var sample = default(Sample);
        return expression!.Evaluate(context, SampleType.Str, ref sample) ? sample.Text : null;
    }

    private void Evaluate(SampleExpression expression)
    {
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        expression.Evaluate(context, ref sample);
        context.Scratch.Reset(mark);
    }

    private sealed class TableContext : SampleContext
    {
        public override ProcessFacts Process { get; } = new TestProcess();

        public override SampleScratch Scratch { get; } = new();

        public override TrackedCounters Tracked { get; } = new(3);
    }
}
