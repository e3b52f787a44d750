using System.Text.Json;

namespace ActorProxy.EndToEnd.Tests.CommandLine;

/// <summary>What <c>-c</c> reports of a configuration, to people and to tools.</summary>
public class CheckReportTests
{
    private const string Faulty = """
        listen l
            mode tcp
            bnid 127.0.0.1:1
            server s 127.0.0.1:1 chekc

        """;

    [Fact]
    public async Task Shows_every_error_with_its_file_line_and_column()
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Faulty);

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.StandardOutput);
        Assert.Contains($"{path}:3:5: error: ", run.StandardError, StringComparison.Ordinal);
        Assert.Contains($"{path}:4:26: error: ", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_as_json_on_standard_output_alone()
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Faulty);

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "--json", "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.StandardError);
        using var report = JsonDocument.Parse(run.StandardOutput);
        Assert.False(report.RootElement.GetProperty("valid").GetBoolean());
        var error = report.RootElement.GetProperty("diagnostics").EnumerateArray().First(d => d.GetProperty("severity").GetString() == "error");
        Assert.Equal((path, 3, 5), (error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.Contains("'bnid'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("did you mean 'bind'?", error.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task An_unreadable_file_is_one_finding_among_all_the_others()
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Faulty);
        var missing = directory.File("missing.cfg");

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "-f", missing, "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(missing, run.StandardError, StringComparison.Ordinal);
        Assert.Contains("'bnid'", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_node_are_checked_with_the_configuration()
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Faulty);
        var node = directory.Write("node.conf", "node {\n  nmae = a\n}\n");

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "--node", node, "-f", path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{node}:2:3: error: 'node' has no setting 'nmae'", run.StandardError, StringComparison.Ordinal);
        Assert.Contains($"{path}:3:5: error: ", run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node.name = a", 0)]
    [InlineData("cluster { port = 10700 }", 1)]
    public async Task Settings_of_the_node_that_nothing_serves_are_refused(string settings, int expected)
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Relay.Configuration(FreePort.Next(), "server s1 127.0.0.1:1"));

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "--node", directory.Write("node.conf", settings), "-f", path]);

        Assert.Equal(expected, run.ExitCode);
    }
}
