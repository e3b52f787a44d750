using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Config;

public sealed class ConfigurationFilesTests
{
    [Fact]
    public void Takes_the_files_of_a_folder_in_the_order_of_their_names()
    {
        using var directory = new TestDirectory();
        directory.Write("20.cfg", "");
        directory.Write("10.cfg", "");
        directory.Write("B.cfg", "");
        directory.Write("note.txt", "");
        directory.Write(".hidden.cfg", "");
        var single = directory.Write("single.conf", "");

        var (files, findings) = ConfigurationFiles.Read([single, directory.Path]);

        Assert.Empty(findings);
        Assert.Equal(["single.conf", "10.cfg", "20.cfg", "B.cfg"], files.Select(static f => Path.GetFileName(f.Path)));
    }

    [Fact]
    public void Reports_each_file_that_cannot_be_read_beside_all_other_errors()
    {
        using var directory = new TestDirectory();
        var bad = directory.Write("bad.cfg", "nonsense\n");

        var loaded = ConfigurationFiles.Load([directory.File("gone.cfg"), bad, directory.File("gone-too.cfg")], Loading.Context);

        Assert.Equal(1, loaded.CheckExitCode);
        Assert.Equal(3, loaded.Diagnostics.Length);
        Assert.All(loaded.Diagnostics, static d => Assert.Equal(Severity.Error, d.Severity));
        Assert.Contains(loaded.Diagnostics, d => d.Position.File == directory.File("gone.cfg") && d.Message.Contains("does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_a_folder_without_a_file()
    {
        using var directory = new TestDirectory();

        var finding = Assert.Single(ConfigurationFiles.Read([directory.Path]).Findings);

        Assert.Equal((Severity.Error, directory.Path), (finding.Severity, finding.Position.File));
    }

    [Fact]
    public void Makes_one_configuration_of_several_files()
    {
        using var directory = new TestDirectory();
        var first = directory.Write("a.cfg", "defaults\n    timeout connect 7s\n");
        var second = directory.Write("b.cfg", ".notice \"${HAPROXY_CFGFILES}\"\nbackend b\n");

        var loaded = ConfigurationFiles.Load([first, second], Loading.Context);

        var notice = Assert.Single(loaded.Diagnostics);
        Assert.Equal($"{first};{second}", notice.Message);
        Assert.Equal(new SourcePosition(second, 1, 1), notice.Position);
        Assert.Equal(TimeSpan.FromSeconds(7), loaded.Configuration!.Proxies[0].Backend!.ConnectTimeout);
    }
}
