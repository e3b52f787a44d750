using ActorProxy.Core.Addresses;
using ActorProxy.Core.Stats.Reports;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

public sealed class ServerConnReportTests
{
    [Fact]
    public void Has_a_line_a_server_and_a_column_a_loop()
    {
        var proxy = StatSamples.Backend with { Servers = [StatSamples.Server, StatSamples.Server with { Name = "u", Id = 2, Address = NetworkAddress.Unix, Port = 0 }] };
        var lines = StatSamples.Text(output => ServerConnReport.Write([proxy], 2, output)).Split('\n');

        Assert.EndsWith(" idle_per_thr[2]", lines[0], StringComparison.Ordinal);
        Assert.Equal("be/s1 3/1 127.0.0.1 8080 - 5000 0 0 0 0 0 -1 0 0 0", lines[1]);
        Assert.Equal("be/u 3/2 - 0 - 5000 0 0 0 0 0 -1 0 0 0", lines[2]);
    }

    [Fact]
    public void Backends_are_listed_by_name() =>
        Assert.Equal("# name\nbe\n", StatSamples.Text(output => BackendReport.Write(StatSamples.All, output)));
}
