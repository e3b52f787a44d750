using ActorProxy.CommandLine;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Startup;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Startup;

/// <summary>Where <c>node.conf</c> meets the configuration.</summary>
public sealed class NodeSettingsSourceTests
{
    private const string Peers = "peers p\n  peer a 127.0.0.1:1\n  peer b 127.0.0.1:2\n  peer c 127.0.0.1:3\nlisten l\n  mode tcp\n  bind 127.0.0.1:1\n  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\n  server s 127.0.0.1:1\n";

    [Theory]
    [InlineData("", null, "a")]
    [InlineData("global\n  localpeer b\n", null, "b")]
    [InlineData("", "c", "c")]
    public void The_name_of_the_node_is_the_local_peers_where_nothing_else_names_it(string before, string? option, string expected)
    {
        var loaded = Load("node { name = a }", before + Peers, option);
        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(expected, loaded.Configuration!.Global.LocalPeer);
        Assert.Equal("a", loaded.Node!.Node.Name);
    }

    [Fact]
    public void Errors_of_both_files_are_told_in_one_run()
    {
        var loaded = Load("node { nmae = a }", Peers + "  bnid x\n");
        Assert.Null(loaded.Configuration);
        Assert.Contains(loaded.Diagnostics, static d => d.Message.Contains("'nmae'", StringComparison.Ordinal) && d.LineText == "node { nmae = a }");
        Assert.Contains(loaded.Diagnostics, static d => d.Message.Contains("'bnid'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error()
    {
        using var directory = new TestDirectory();
        var options = new CommandLineOptions { NodePath = directory.File("none.conf"), ConfigurationPaths = [directory.Write("haproxy.cfg", Peers)] };
        Assert.Contains("it does not exist", Assert.Single(new ConfigurationSource(options).Load().Diagnostics, static d => d.Severity == Severity.Error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_beside_it_and_the_environment_take_part()
    {
        using var directory = new TestDirectory();
        directory.Write("shared.conf", "node.name = a");
        var node = directory.Write("node.conf", "include \"shared.conf\"\nvalues.path = ${PATH}");
        var options = new CommandLineOptions { NodePath = node, ConfigurationPaths = [directory.Write("haproxy.cfg", Peers)] };
        Assert.Equal("a", new ConfigurationSource(options).Load().Configuration!.Global.LocalPeer);
    }

    [Fact]
    public void Findings_stay_together_by_file()
    {
        using var directory = new TestDirectory();
        directory.Write("shared.conf", "x = 1\n\ny = 1");
        var node = directory.Write("node.conf", "include \"shared.conf\"\nz = 1");
        var options = new CommandLineOptions { NodePath = node, ConfigurationPaths = [directory.Write("haproxy.cfg", Peers + "  bnid x\n")] };
        var errors = new ConfigurationSource(options).Load().Diagnostics.Where(static d => d.Severity == Severity.Error);
        Assert.Equal(["haproxy.cfg:12", "node.conf:2", "shared.conf:1", "shared.conf:3"], errors.Select(static d => $"{Path.GetFileName(d.Position.File)}:{d.Position.Line}"));
    }

    [Fact]
    public void A_backend_that_is_tracked_exists()
    {
        var loaded = Load("floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1, track.backends = [ll] }", Peers);
        var error = Assert.Single(loaded.Diagnostics, static d => d.Message.Contains("does not exist", StringComparison.Ordinal));
        Assert.Equal("did you mean 'l'?", error.Hint);
    }

    private static LoadedConfiguration Load(string node, string configuration, string? localPeer = null)
    {
        using var directory = new TestDirectory();
        return new ConfigurationSource(new CommandLineOptions
        {
            NodePath = directory.Write("node.conf", node),
            ConfigurationPaths = [directory.Write("haproxy.cfg", configuration)],
            LocalPeer = localPeer,
        }).Load();
    }
}
