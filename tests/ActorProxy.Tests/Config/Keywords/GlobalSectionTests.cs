using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class GlobalSectionTests
{
    [Fact]
    public void Merges_all_global_sections()
    {
        var global = Loading.Good("global\n    maxconn 10\n    node a\nglobal\n    maxconn 20\n    quiet").Global;

        Assert.Equal((20, "a", true), (global.MaxConn, global.Node, global.Quiet));
    }

    [Fact]
    public void Lets_the_command_line_win()
    {
        var context = Loading.Context with { MaxConn = 7, LocalPeer = "peer", PidFile = "/run/p.pid", Daemon = true };
        var global = Loading.Good("global\n    maxconn 10\n    pidfile /other", context).Global;

        Assert.Equal((7, "peer", "/run/p.pid", true), (global.MaxConn, global.LocalPeer, global.PidFile, global.Daemon));
    }

    [Fact]
    public void Takes_the_host_name_for_the_local_peer()
    {
        Assert.Equal("node1", Loading.Good("").Global.LocalPeer);
        Assert.Equal("other", Loading.Good("global\n    localpeer other").Global.LocalPeer);
    }

    [Fact]
    public void Reads_process_and_limits()
    {
        var global = Loading.Good("""
            global
                daemon
                master-worker
                nbthread 3
                user haproxy
                group haproxy
                chroot /var/empty
                description two words
                grace 2s
                hard-stop-after 1m
                close-spread-time infinite
                spread-checks 5
                max-spread-checks 10s
                ulimit-n 5000
                no strict-limits
                nosplice
                server-state-base /var/state
                server-state-file all
                log-tag tag
                log-send-hostname me
                unix-bind prefix /run/ mode 600 user haproxy
                tune.bufsize 32k
                tune.maxaccept -1
                tune.rcvbuf.client 65536
            """).Global;

        Assert.True(global is { Daemon: true, MasterWorker: true, Threads: 3, StrictLimits: false, NoSplice: true, DescriptorLimit: 5000, SpreadChecksPercent: 5 });
        Assert.Equal(("haproxy", 42u, "haproxy", 43u), (global.User, global.UserId, global.Group, global.GroupId));
        Assert.Equal(("/var/empty", "two words", "tag", "me"), (global.Chroot, global.Description, global.LogTag, global.LogSendHostname));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10)),
            (global.Grace, global.HardStopAfter, global.MaxSpreadChecks));
        Assert.Equal(new UnixBindConfig("/run/", new UnixSocketPermissions(Convert.ToInt32("600", 8), 42)), global.UnixBind);
        Assert.Equal(new TuningConfig { BufferSizeBytes = 32768, MaxAccept = -1, ClientReceiveBufferBytes = 65536 }, global.Tuning);
    }

    [Fact]
    public void Acts_on_the_environment_line_by_line()
    {
        var loaded = Loading.Load("""
            global
                presetenv PORT 1
                presetenv FRESH 2
                setenv NAME "${PORT}-${FRESH}"
                unsetenv LIST
                node "n-${NAME}"
            """);

        Assert.Equal("n-8080-2", loaded.Configuration!.Global.Node);
        Assert.Equal("8080-2", loaded.Environment["NAME"]);
        Assert.False(loaded.Environment.ContainsKey("LIST"));
        Assert.True(Loading.Context.Environment.ContainsKey("LIST"));
    }

    [Fact]
    public void Keeps_only_the_variables_that_resetenv_names()
    {
        var loaded = Loading.Load("global\n    resetenv PORT");

        Assert.Equal(["PORT"], loaded.Environment.Keys);
    }

    [Theory]
    [InlineData("user nobody-here", "test.cfg:2:10")]
    [InlineData("maxconn many", "test.cfg:2:13")]
    [InlineData("maxconn 5 6", "test.cfg:2:15")]
    [InlineData("maxconn", "test.cfg:2:12")]
    [InlineData("stats socket /x level root", "test.cfg:2:27")]
    [InlineData("stats nosuch", "test.cfg:2:11")]
    [InlineData("no maxconn", "test.cfg:2:5")]
    [InlineData("spread-checks 51", "test.cfg:2:19")]
    [InlineData("nonsense", "test.cfg:2:5")]
    public void Points_at_the_word_that_is_wrong(string line, string position) =>
        Assert.Equal(position, Loading.Error($"global\n    {line}").Position.ToString());

    [Theory]
    [InlineData("noepoll")]
    [InlineData("cpu-map auto:1/1-4 0-3")]
    [InlineData("ca-base /etc/ssl/certs")]
    [InlineData("ssl-default-bind-options ssl-min-ver TLSv1.2")]
    [InlineData("tune.ssl.default-dh-param 2048")]
    [InlineData("tune.h2.max-concurrent-streams 100")]
    [InlineData("profiling.tasks on")]
    [InlineData("no busy-polling")]
    public void Accepts_tuning_without_meaning_with_one_notice(string line)
    {
        var loaded = Loading.Load($"global\n    {line}\n    {line}");

        Assert.NotNull(loaded.Configuration);
        Assert.Equal(Severity.Notice, Assert.Single(loaded.Diagnostics).Severity);
    }

    [Fact]
    public void Reads_limits_by_rate_and_takes_none_for_0()
    {
        var global = Loading.Good("global\n    maxconnrate 100\n    maxsessrate 50").Global;

        Assert.Equal((100, 50), (global.MaxConnRate, global.MaxSessRate));
        Assert.Equal(0, Loading.Good("global\n    maxconnrate 0").Global.MaxConnRate);
    }

    [Theory]
    [InlineData("maxconnrate")]
    [InlineData("maxconnrate -1")]
    [InlineData("maxsessrate 5x")]
    [InlineData("maxsessrate 5 6")]
    public void Refuses_what_is_no_rate(string line) => Loading.Error($"global\n    {line}");

    [Theory]
    [InlineData("ssl-engine foo")]
    [InlineData("lua-load x.lua")]
    [InlineData("fd-hard-limit 1000")]
    public void Refuses_by_name_what_works_in_haproxy_only(string line)
    {
        var error = Loading.Error($"global\n    {line}");

        Assert.EndsWith("is not supported yet", error.Message);
        Assert.Contains(line.Split(' ')[0], error.Message, StringComparison.Ordinal);
    }
}
