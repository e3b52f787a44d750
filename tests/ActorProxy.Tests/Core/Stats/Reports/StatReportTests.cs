using System.Buffers;
using System.Text.Json;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

public sealed class StatReportTests
{
    [Theory]
    [InlineData("", "fe/FRONTEND be/s1 be/s2 be/BACKEND")]
    [InlineData("domain proxy", "fe/FRONTEND be/s1 be/s2 be/BACKEND")]
    [InlineData("-1 -1 -1", "fe/FRONTEND be/s1 be/s2 be/BACKEND")]
    [InlineData("2 1 -1", "fe/FRONTEND")]
    [InlineData("fe 1 -1", "fe/FRONTEND")]
    [InlineData("2 2 -1", "")]
    [InlineData("be 4 -1", "be/s1 be/s2")]
    [InlineData("be 4 2", "be/s2")]
    [InlineData("be 6 -1", "be/s1 be/s2 be/BACKEND")]
    [InlineData("be 2 0", "be/BACKEND")]
    [InlineData("-1 8 -1", "")]
    [InlineData("99 -1 -1", "")]
    public void Chooses_rows(string words, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), StatSamples.RowsOf(StatSamples.Answer(StatSamples.All, words)));

    [Fact]
    public void Shows_listeners_with_socket_stats()
    {
        var csv = StatSamples.Answer([StatSamples.Frontend with { ShowsListeners = true }]);

        Assert.Equal(["fe/FRONTEND", "fe/one"], StatSamples.RowsOf(csv));
        Assert.Contains(",127.0.0.1:80,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_disabled_sections_out() =>
        Assert.Empty(StatSamples.RowsOf(StatSamples.Answer([StatSamples.Backend with { IsDisabled = true }])));

    [Theory]
    [InlineData("up", "be/up be/coming be/BACKEND")]
    [InlineData("no-maint", "be/up be/down be/coming be/BACKEND")]
    [InlineData("", "be/up be/down be/coming be/maint be/BACKEND")]
    public void Filters_by_state(string words, string expected)
    {
        var down = StatSamples.Server with { Operation = ServerOperation.Stopped, Check = StatSamples.Check with { Counter = 0 } };
        var proxy = StatSamples.Backend with
        {
            Servers =
            [
                StatSamples.Server with { Name = "up" },
                down with { Name = "down", Id = 2 },
                down with { Name = "coming", Id = 3, Check = StatSamples.Check with { Counter = 1 } },
                down with { Name = "maint", Id = 4, Admin = ServerAdminState.ForcedMaint },
            ],
        };

        Assert.Equal(expected.Split(' '), StatSamples.RowsOf(StatSamples.Answer([proxy], words)));
    }

    [Fact]
    public void Refuses_a_proxy_that_is_not_there()
    {
        var request = StatRequest.Parse(["zzz", "1", "-1"], true, out _)!;
        var output = new ArrayBufferWriter<byte>();

        Assert.Equal("No such proxy.", StatReport.Write(StatSamples.All, request, output));
        Assert.Equal(0, output.WrittenCount);
    }

    [Theory]
    [InlineData("domain dns", "Invalid statistics domain.")]
    [InlineData("domain", "Invalid statistics domain.")]
    [InlineData("bogus", "Unknown argument 'bogus'")]
    [InlineData("be x y", "Expects a proxy's name")]
    [InlineData("be 4 -1 bogus", "Unknown argument 'bogus'")]
    public void Refuses_unknown_words(string words, string expected)
    {
        Assert.Null(StatRequest.Parse(words.Split(' '), true, out var error));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_as_many_fields_as_the_header()
    {
        var lines = StatSamples.Answer(StatSamples.All).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.All(lines, line => Assert.EndsWith(",", line, StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Equal("-", line.Split(',')[Array.IndexOf(lines[0].Split(','), "-")]));
    }

    [Fact]
    public void Quotes_text_that_would_break_a_row()
    {
        var server = StatSamples.Server with { Check = StatSamples.Check with { Last = new CheckResult(CheckStatus.Layer7Response, Description: "a,\"b\"") } };

        Assert.Contains(",\"a,\"\"b\"\"\",", StatSamples.Answer([StatSamples.Backend with { Servers = [server] }]), StringComparison.Ordinal);
    }

    [Fact]
    public void Hides_configuration_from_users()
    {
        var request = StatRequest.Parse([], showsConfiguration: false, out _)!;
        var csv = StatSamples.Text(output => StatReport.Write(StatSamples.All, request, output));

        Assert.DoesNotContain("127.0.0.1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("roundrobin", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_typed_output_has_a_line_a_value()
    {
        var typed = StatSamples.Answer(StatSamples.All, "be 4 1 typed");

        Assert.Contains("S.3.1.0.pxname.1:KNS:str:be\n", typed, StringComparison.Ordinal);
        Assert.Contains("S.3.1.17.status.1:SGP:str:UP\n", typed, StringComparison.Ordinal);
        Assert.Contains("S.3.1.55.lastsess.1:MAP:s32:-1\n", typed, StringComparison.Ordinal);
        Assert.DoesNotContain(".slim.", typed, StringComparison.Ordinal);
        Assert.Contains("S.3.1.2.qcur.1:MGP:u32:0:\"Streams waiting now\"\n", StatSamples.Answer(StatSamples.All, "be 4 1 typed desc"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_parses_and_carries_the_tags()
    {
        using var json = JsonDocument.Parse(StatSamples.Answer(StatSamples.All, "json"));
        var rows = json.RootElement.EnumerateArray().ToArray();
        var first = rows[0].EnumerateArray().First();

        Assert.Equal(4, rows.Length);
        Assert.Equal("Frontend", first.GetProperty("objType").GetString());
        Assert.Equal("pxname", first.GetProperty("field").GetProperty("name").GetString());
        Assert.Equal("Key", first.GetProperty("tags").GetProperty("origin").GetString());
        Assert.Equal("fe", first.GetProperty("value").GetProperty("value").GetString());
    }

    [Fact]
    public void A_text_longer_than_a_row_usually_is_stands_whole()
    {
        var name = string.Concat(Enumerable.Repeat("näme", 1_000));
        var row = StatSamples.Answer([StatSamples.Backend with { Backend = null, Servers = [StatSamples.Server with { Name = name }] }]).Split('\n')[1];
        Assert.StartsWith($"be,{name},0,0,0,0,,0,", row, StringComparison.Ordinal);
        Assert.Equal(StatColumns.Names.Length + 1, row.Count(character => character == ','));
    }

    [Fact]
    public void Rows_of_many_servers_take_the_memory_of_one()
    {
        const int Servers = 1_000;
        ProxySnapshot[] proxies = [StatSamples.Backend with { Servers = [.. Enumerable.Repeat(StatSamples.Server, Servers)] }];
        var output = new ArrayBufferWriter<byte>(1 << 20);
        StatReport.Write(proxies, new StatRequest(), output);
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        StatReport.Write(proxies, new StatRequest(), output);

        // The row's object and the text of its address; its values alone would take 4,500 bytes.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Servers, 0, 200);
    }

    [Fact]
    public void Columns_names_and_descriptions_are_as_many()
    {
        Assert.Equal(Enum.GetValues<StatColumn>().Length, StatColumns.Names.Length);
        Assert.Equal(StatColumns.Names.Length, StatColumns.Descriptions.Length);
        Assert.Equal("ssl_sess", StatColumns.Names[(int)StatColumns.FirstExtra]);
        Assert.Equal("uweight", StatColumns.Names[(int)StatColumn.UserWeight]);
        Assert.Equal(99, (int)StatColumn.UserWeight);
    }
}
