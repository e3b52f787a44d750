using System.Text.Json;
using ActorProxy.Core.Stats;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

public sealed class InfoReportTests
{
    private static ProcessSnapshot Info { get; } = new()
    {
        Name = "ActorProxy",
        Version = "0.1.0",
        ReleaseDate = "2026/11/22",
        Threads = 2,
        ProcessId = 77,
        Uptime = TimeSpan.FromSeconds(90_061.5),
        StartTimeSeconds = 1795334672.342456,
        MaxConn = 100,
    };

    [Fact]
    public void Writes_names_and_values()
    {
        var text = Written(new InfoRequest());

        Assert.StartsWith("Name: ActorProxy\nVersion: 0.1.0\nRelease_date: 2026/11/22\nNbthread: 2\nNbproc: 1\nProcess_num: 1\nPid: 77\nUptime: 1d 1h01m01s\nUptime_sec: 90061\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMaxconn: 100\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("node:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_types_descriptions_and_fractions()
    {
        var text = Written(new InfoRequest(ReportFormat.Typed, WithDescriptions: true, IsFloat: true));

        Assert.Contains("6.Pid.1:SGP:u32:77:\"Process id\"\n", text, StringComparison.Ordinal);
        Assert.Contains("8.Uptime_sec.1:MDP:flt:90061.5:\"", text, StringComparison.Ordinal);
        Assert.Contains("70.Start_time_sec.1:MDP:flt:1795334672.342456:\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_JSON_that_parses()
    {
        using var json = JsonDocument.Parse(Written(new InfoRequest(ReportFormat.Json)));

        var pid = json.RootElement.EnumerateArray().Single(line => line.GetProperty("field").GetProperty("name").GetString() == "Pid");
        Assert.Equal(77, pid.GetProperty("value").GetProperty("value").GetInt32());
    }

    [Fact]
    public void Reads_the_counters()
    {
        var counters = new ProcessCounters(1);
        counters.ConnectionAccepted(1_000);
        counters.SessionStarted(1_000);
        counters.Loops[0].Sent(500, 1_000);
        counters.DroppedLogs.Increment();

        var text = StatSamples.Text(output => InfoReport.Write(Info.With(counters, 1_000), new InfoRequest(), output));

        foreach (var line in (string[])["CurrConns: 1", "CumConns: 1", "CumReq: 1", "ConnRate: 1", "MaxSessRate: 1", "TotalBytesOut: 500", "BytesOutRate: 500", "DroppedLogs: 1", "CurrStreams: 1"])
            Assert.Contains($"\n{line}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_unknown_words()
    {
        Assert.Null(InfoRequest.Parse(["typed", "bogus"], out var error));
        Assert.Contains("'bogus'", error, StringComparison.Ordinal);
        Assert.Equal(new InfoRequest(ReportFormat.Json, true, true), InfoRequest.Parse(["json", "desc", "float"], out _));
    }

    private static string Written(InfoRequest request) => StatSamples.Text(output => InfoReport.Write(Info, request, output));
}
