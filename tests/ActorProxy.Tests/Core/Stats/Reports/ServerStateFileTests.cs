using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Reports;
using Xunit;

namespace ActorProxy.Tests.Core.Stats.Reports;

public sealed class ServerStateFileTests
{
    [Fact]
    public void Writes_version_header_and_servers()
    {
        var lines = Written().Split('\n');

        Assert.Equal("1", lines[0]);
        Assert.StartsWith("# be_id be_name srv_id srv_name srv_addr srv_op_state ", lines[1], StringComparison.Ordinal);
        Assert.Equal("3 be 1 s1 127.0.0.1 2 0 1 1 0 6 3 4 6 0 0 0 - 8080 - 0 0 - - 0", lines[2]);
        Assert.Equal("3 be 2 s2 127.0.0.1 2 0 1 1 0 1 0 2 0 0 0 0 - 8080 - 0 0 - - 0", lines[3]);
        Assert.Equal("", lines[4]);
    }

    [Fact]
    public void Reads_what_it_wrote()
    {
        List<string> problems = [];
        var proxy = StatSamples.Backend with
        {
            Servers =
            [
                StatSamples.Server with
                {
                    Operation = ServerOperation.Stopped,
                    Admin = ServerAdminState.ForcedMaint | ServerAdminState.ForcedDrain,
                    UserWeight = 20,
                    InitialWeight = 10,
                    SecondsSinceChange = 77,
                    HostName = "host.example",
                },
            ],
        };

        var read = ServerStateFile.Parse(StatSamples.Text(output => ServerStateFile.Write([proxy], output)), problems);

        Assert.Empty(problems);
        Assert.Equal(ServerStateFile.LineOf(proxy, proxy.Servers[0]), Assert.Single(read));
    }

    [Theory]
    [InlineData("2\n", "line 1: version 1 is expected, '2' found")]
    [InlineData("# be_id\n3 be 1 s1 127.0.0.1", "line 2: version 1 is expected")]
    [InlineData("1\n3 be 1 s1 127.0.0.1 2 0 1\n", "line 2: 25 fields are expected")]
    [InlineData("1\n3 be x s1 127.0.0.1 2 0 1 1 0 6 3 4 6 0 0 0 - 8080 - 0 0 - - 0\n", "line 2: 25 fields are expected")]
    [InlineData("1\n3 be 1 s1 127.0.0.1 9 0 1 1 0 6 3 4 6 0 0 0 - 8080 - 0 0 - - 0\n", "line 2: 25 fields are expected")]
    [InlineData("1\n3 be 1 s1 127.0.0.1 2 0 300 1 0 6 3 4 6 0 0 0 - 8080 - 0 0 - - 0\n", "line 2: 25 fields are expected")]
    [InlineData("1\n3 be 1 s1 127.0.0.1 2 0 1 1 0 6 3 4 6 0 0 0 - 99999 - 0 0 - - 0\n", "line 2: 25 fields are expected")]
    public void Tells_what_it_can_not_use(string text, string expected)
    {
        List<string> problems = [];

        Assert.Empty(ServerStateFile.Parse(text, problems));
        Assert.StartsWith(expected, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_files_of_older_versions_and_goes_on_after_a_bad_line()
    {
        List<string> problems = [];
        const string text = "1\n# comment\n\nbad\n3 be 1 s1 10.0.0.1 2 0 5 5 9 6 3 4 6 0 0 0 - 8080\n";

        var line = Assert.Single(ServerStateFile.Parse(text, problems));

        Assert.Single(problems);
        Assert.Equal(("be", "s1", "10.0.0.1", 8080, 5), (line.BackendName, line.ServerName, line.Address, line.Port, line.UserWeight));
    }

    [Fact]
    public void Never_fails_on_random_text()
    {
        var random = new Random(20261122);
        const string letters = "01 29-#\nbes.\t";
        for (var round = 0; round < 2_000; round++)
        {
            var text = "1\n" + string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => letters[random.Next(letters.Length)]));
            List<string> problems = [];
            Assert.All(ServerStateFile.Parse(text, problems), line => Assert.InRange(line.Port, 0, 65535));
        }
    }

    [Fact]
    public void Check_numbers_lead_back_to_their_status()
    {
        foreach (var status in Enum.GetValues<CheckStatus>())
            Assert.Equal(status, CheckStatusNumbers.ToStatus(CheckStatusNumbers.Of(status)));
    }

    private static string Written() => StatSamples.Text(output => ServerStateFile.Write(StatSamples.All, output));
}
