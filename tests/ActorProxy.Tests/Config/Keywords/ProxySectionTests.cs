using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class ProxySectionTests
{
    [Fact]
    public void Reads_a_frontends_own_keywords()
    {
        var proxy = Loading.Good("""
            frontend f
                bind :80
                id 50
                description the front
                maxconn 10
                backlog 20
                timeout client 1s
                timeout client-fin 2s
                option contstats
                option socket-stats
                option nolinger
                option splice-auto
                option clitcpka
                clitcpka-cnt 3
                clitcpka-idle 10
                clitcpka-intvl 5s
                use_backend first
                use_backend second
                default_backend third
            backend first
            backend second
            backend third
            """).Proxies[0];

        Assert.Equal((50, "the front", ProxyKind.Frontend), (proxy.Id, proxy.Description, proxy.Kind));
        Assert.Null(proxy.Backend);
        Assert.True(proxy.Frontend is { MaxConn: 10, Backlog: 20, ContinuousStats: true, SocketStats: true, NoLinger: true, Splice.Auto: true, DefaultBackend: "third" });
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), (proxy.Frontend.ClientTimeout, proxy.Frontend.ClientFinTimeout));
        Assert.Equal(new KeepAliveConfig(3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)), proxy.Frontend.ClientKeepAlive);
        Assert.Equal(["first", "second"], proxy.Frontend.UseBackends.Select(static u => u.Backend));
    }

    [Fact]
    public void Reads_a_backends_own_keywords()
    {
        var backend = Loading.Good("""
            backend b
                balance random(3)
                hash-type consistent djb2 avalanche
                hash-balance-factor 150
                fullconn 100
                retries 5
                option redispatch 2
                option allbackups
                option abortonclose
                option tcpka
                timeout connect 1s
                timeout server 2s
                timeout server-fin 3s
                timeout tunnel 4s
                timeout queue 5s
                timeout check 6s
                source 127.0.0.2 usesrc clientip interface lo
            """).Proxies[0].Backend!;

        Assert.Equal(new BalanceConfig(BalanceAlgorithmKind.Random, 3), backend.Balance);
        Assert.Equal(new HashConfig { Tree = HashTreeKind.Consistent, Function = HashFunctionKind.Djb2, Avalanche = true, BalanceFactor = 150 }, backend.Hash);
        Assert.True(backend is { FullConn: 100, Retries: 5, RedispatchInterval: 2, AllBackups: true, AbortOnClose: true });
        Assert.Equal(new KeepAliveConfig(), backend.ServerKeepAlive);
        Assert.Equal([1, 2, 3, 4, 5, 6], new[] { backend.ConnectTimeout, backend.ServerTimeout, backend.ServerFinTimeout, backend.TunnelTimeout, backend.QueueTimeout, backend.CheckTimeout }.Select(static t => (int)t!.Value.TotalSeconds));
        Assert.Equal((UseSourceKind.ClientAddressOnly, "lo"), (backend.Source!.UseSource!.Kind, backend.Source.Interface));
    }

    [Fact]
    public void Inherits_from_the_last_defaults_or_the_named_one()
    {
        var proxies = Loading.Good("""
            defaults slow
                timeout connect 9s
                retries 9
            defaults quick from slow
                timeout connect 1s
            backend a
            backend b from slow
                retries 2
            defaults
            backend c
            """).Proxies;

        Assert.Equal([(1, 9), (9, 2)], proxies.Take(2).Select(static p => ((int)p.Backend!.ConnectTimeout!.Value.TotalSeconds, p.Backend.Retries)));
        Assert.Null(proxies[2].Backend!.ConnectTimeout);
        Assert.Equal(3, proxies[2].Backend!.Retries);
    }

    [Fact]
    public void Switches_inherited_options_off()
    {
        var proxy = Loading.Good("""
            defaults
                option redispatch
                option dontlognull
                option tcpka
            listen l
                bind :80
                no option redispatch
                default option dontlognull
                no option srvtcpka
            """).Proxies[0];

        Assert.Null(proxy.Backend!.RedispatchInterval);
        Assert.False(proxy.LogOptions.SkipNull);
        Assert.Null(proxy.Backend.ServerKeepAlive);
        Assert.NotNull(proxy.Frontend!.ClientKeepAlive);
    }

    [Fact]
    public void Takes_a_timeout_of_zero_for_none() =>
        Assert.Null(Loading.Good("defaults\n timeout server 5s\nbackend b\n timeout server 0").Proxies[0].Backend!.ServerTimeout);

    [Fact]
    public void Gives_proxies_without_a_limit_that_of_the_command_line()
    {
        var proxies = Loading.Good("listen a\n bind :80\nlisten b\n bind :81\n maxconn 5", Loading.Context with { ProxyMaxConn = 77 }).Proxies;

        Assert.Equal([77, 5], proxies.Select(static p => p.Frontend!.MaxConn!.Value));
    }

    [Theory]
    [InlineData("backend b\n    bind :80", Severity.Warning)]
    [InlineData("backend b\n    maxconn 5", Severity.Warning)]
    [InlineData("backend b\n    timeout client 5s", Severity.Warning)]
    [InlineData("frontend b\n    bind :80\n    balance leastconn\n    timeout client 1s", Severity.Warning)]
    [InlineData("frontend b\n    bind :80\n    option redispatch\n    timeout client 1s", Severity.Warning)]
    [InlineData("frontend b\n    bind :80\n    server s :80\n    timeout client 1s", Severity.Error)]
    [InlineData("defaults\n    bind :80", Severity.Error)]
    [InlineData("defaults\n    use_backend b", Severity.Error)]
    public void Judges_a_keyword_in_the_wrong_section_as_haproxy_does(string text, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Loading.Load(text).Diagnostics).Severity);

    [Fact]
    public void Refuses_http_mode_once_and_only_where_it_is_used()
    {
        Assert.Empty(Loading.Errors("defaults\n    mode http\nlisten l\n    mode tcp\n    bind :80"));

        var error = Loading.Error("defaults\n    mode http\nlisten l\n    bind :80\nlisten m\n    bind :81");

        Assert.Equal("test.cfg:2:10", error.Position.ToString());
        Assert.StartsWith("'mode http' is not supported yet", error.Message);
    }

    [Theory]
    [InlineData("http-request deny", "'http-request'")]
    [InlineData("option spop-check", "'option spop-check'")]
    [InlineData("balance uri", "'balance uri'")]
    [InlineData("timeout client-hs 5s", "'timeout client-hs'")]
    [InlineData("email-alert to x", "'email-alert'")]
    public void Refuses_by_name_what_works_in_haproxy_only(string line, string name) =>
        Assert.Equal($"{name} is not supported yet", Loading.Error($"listen l\n    bind :80\n    {line}").Message);

    [Theory]
    [InlineData("aggregate", "'aggregate' is for tables that several nodes share")]
    [InlineData("agreement none", "'agreement' is for tables that several nodes share")]
    public void Says_what_a_table_without_peers_can_not_have(string argument, string message) =>
        Assert.Equal(message, Loading.Error($"listen l\n    bind :80\n    stick-table type ip size 1k {argument}").Message);

    [Theory]
    [InlineData("clitimeout 5s", "write 'timeout client'")]
    [InlineData("contimeout 5s", "write 'timeout connect'")]
    [InlineData("timout client 5s", "did you mean 'timeout'?")]
    [InlineData("option tcpk", "did you mean 'tcpka'?")]
    [InlineData("timeout clent 5s", "did you mean 'client'?")]
    [InlineData("balance leastcon", "did you mean 'leastconn'?")]
    public void Says_what_to_write_instead(string line, string hint) => Assert.Equal(hint, Loading.Error($"listen l\n    bind :80\n    {line}").Hint);

    [Theory]
    [InlineData("resolvers r\n    nameserver a 1.1.1.1:53\n", "the section 'resolvers'")]
    [InlineData("userlist u\n    user a password b\n", "the section 'userlist'")]
    public void Refuses_a_section_once_for_all_of_its_lines(string text, string name) => Assert.Equal($"{name} is not supported yet", Loading.Error(text).Message);

    [Fact]
    public void Shows_all_errors_in_one_run()
    {
        var errors = Loading.Errors("""
            global
                maxcon 5
                nbthread many
            defaults
                timout client 5s
                timeout client 5x
            frontend f
                bind nowhere
                default_backend nosuch
            backend b
                balance fastest
                server s 127.0.0.1:99999 chek
            """);

        Assert.Equal([2, 3, 5, 6, 8, 9, 11, 12, 12], errors.Select(static e => e.Position.Line));
        Assert.All(errors, static e => Assert.True(e.Position.Column > 0));
    }

    [Fact]
    public void Reads_balancing_by_a_key_and_persistence()
    {
        var backend = Loading.Good("""
            backend b
                balance hash req.ssl_sni,lower
                persist rdp-cookie
                option persist
                force-persist if { src 127.0.0.1 }
                ignore-persist unless TRUE
                server s 127.0.0.1:1
            """).Proxies[0].Backend!;

        Assert.Equal((BalanceAlgorithmKind.Hash, "req.ssl_sni,lower"), (backend.Balance.Algorithm, string.Join(' ', backend.Balance.Expression)));
        Assert.Equal(("msts", true), (backend.PersistCookie, backend.PersistsWhenDown));
        Assert.Equal([(true, "if"), (false, "unless")], backend.PersistRules.Select(static rule => (rule.IsForced, rule.Condition[0].Text)));
    }

    [Theory]
    [InlineData("balance rdp-cookie", "mstshash", null)]
    [InlineData("balance rdp-cookie(user)", "user", null)]
    [InlineData("persist rdp-cookie(token)", "mstshash", "token")]
    public void Reads_the_names_of_cookies(string line, string balance, string? persist)
    {
        var backend = Loading.Good($"backend b\n    {line}\n    server s 127.0.0.1:1").Proxies[0].Backend!;

        Assert.Equal((balance, persist), (backend.Balance.CookieName, backend.PersistCookie));
    }

    [Fact]
    public void Reads_bandwidth_limits()
    {
        var limits = Loading.Good("""
            backend b
                filter bwlim-in up default-limit 10k default-period 2s
                filter bwlim-out down default-period 500ms min-size 100 default-limit 1m
                server s 127.0.0.1:1
            """).Proxies[0].BandwidthLimits;

        Assert.Equal([("up", true, 10 << 10, 2_000.0, 0), ("down", false, 1 << 20, 500.0, 100)],
            limits.Select(static one => (one.Name, one.IsUpload, one.LimitBytes, one.Period.TotalMilliseconds, one.MinSizeBytes)));
    }

    [Theory]
    [InlineData("filter bwlim-in a", "expects 'default-limit' and 'default-period'")]
    [InlineData("filter bwlim-in a default-limit 5k", "expects 'default-limit' and 'default-period'")]
    [InlineData("filter bwlim-out a default-limit 5k default-period 0", "expects 'default-limit' and 'default-period'")]
    [InlineData("filter bwlim-out a limit 5k key src table t", "comes with stick-tables")]
    [InlineData("filter compression", "is not supported yet")]
    [InlineData("filter nothing", "there is no filter 'nothing'")]
    [InlineData("filter bwlim-in a default-limit 5k default-period 1s\n    filter bwlim-out a default-limit 5k default-period 1s", "is there already")]
    public void Refuses_filters_that_are_not_there(string line, string message) =>
        Assert.Contains(message, Loading.Error($"backend b\n    {line}\n    server s 127.0.0.1:1").Message, StringComparison.Ordinal);
}
