using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config;

public sealed class ConfigurationLoaderTests
{
    private const string Realistic = """
        global
            log /dev/log local0
            log 127.0.0.1:1514 local1 notice
            stats socket /run/actorproxy.sock mode 660 level admin expose-fd listeners
            stats timeout 30s
            user haproxy
            group haproxy
            maxconn 4000
            nbthread 2
            hard-stop-after 5m

        defaults
            mode tcp
            log global
            option tcplog
            option dontlognull
            timeout connect 5s
            timeout client  50s
            timeout server  50000
            retries 2
            option redispatch
            default-server inter 3s rise 2 fall 3

        frontend web
            bind :8080
            bind 127.0.0.1:8443,[::1]:8443 accept-proxy name tls-port
            maxconn 1000
            default_backend app

        backend app
            balance leastconn
            timeout queue 30s
            server a1 10.0.0.1:80 check weight 10 maxconn 100
            server a2 10.0.0.2:80 check weight 20 maxconn 100 backup
            server a3 /run/app.sock

        listen admin
            bind abns@admin
            server only 127.0.0.1:+10
        """;

    [Fact]
    public void Reads_a_realistic_file_without_a_finding()
    {
        var loaded = Loading.Load(Realistic);

        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(0, loaded.CheckExitCode);
    }

    [Fact]
    public void Fills_the_global_record()
    {
        var global = Loading.Good(Realistic).Global;

        Assert.Equal(4000, global.MaxConn);
        Assert.Equal(2, global.Threads);
        Assert.Equal(42u, global.UserId);
        Assert.Equal(43u, global.GroupId);
        Assert.Equal(TimeSpan.FromMinutes(5), global.HardStopAfter);
        Assert.Equal(TimeSpan.FromSeconds(30), global.Stats.Timeout);
        var socket = Assert.Single(global.Stats.Sockets);
        Assert.Equal(AddressKind.Unix, socket.Addresses[0].Kind);
        Assert.Equal(Convert.ToInt32("660", 8), socket.Permissions.Mode);
        Assert.Equal(AdminLevel.Admin, socket.Level);
        Assert.True(socket.ExposeListeners);
        Assert.Equal(2, global.Logs.Length);
        Assert.Equal(16, global.Logs[0].Facility);
        Assert.Equal(5, global.Logs[1].MaxLevel);
        Assert.Equal(1514, global.Logs[1].Address.Port);
    }

    [Fact]
    public void Applies_the_defaults_to_every_proxy_after_them()
    {
        var proxies = Loading.Good(Realistic).Proxies;

        Assert.Equal(["web", "app", "admin"], proxies.Select(static p => p.Name));
        Assert.Equal([2, 3, 4], proxies.Select(static p => p.Id));
        Assert.Equal(TimeSpan.FromSeconds(50), proxies[0].Frontend!.ClientTimeout);
        Assert.Equal(TimeSpan.FromSeconds(50), proxies[1].Backend!.ServerTimeout);
        Assert.Equal(TimeSpan.FromSeconds(5), proxies[2].Backend!.ConnectTimeout);
        Assert.Equal(-1, proxies[1].Backend!.RedispatchInterval);
        Assert.All(proxies, static p => Assert.Equal(2, p.Logs.Length));
        Assert.True(proxies[0].LogOptions.TcpLog);
    }

    [Fact]
    public void Shows_what_further_checks_find_once_and_in_its_place()
    {
        var context = Loading.Context with
        {
            CheckFurther = static (configuration, findings) =>
            {
                foreach (var proxy in configuration.Proxies) findings.Add(new Diagnostic(Severity.Error, new SourcePosition("test.cfg", 2, 3), "bad"));
            },
        };

        var errors = Loading.Errors("defaults\n  log-format x\nbackend a\nbackend b\nnonsense", context);

        Assert.Equal(["bad", "unknown keyword 'nonsense' in backend 'b'"], errors.Select(static e => e.Message));
        Assert.Equal("  log-format x", errors[0].LineText);
    }

    [Fact]
    public void Fills_binds_and_servers()
    {
        var proxies = Loading.Good(Realistic).Proxies;

        var web = proxies[0].Frontend!;
        Assert.Equal(2, web.Binds.Length);
        Assert.Equal(AddressKind.AnyIPv4, web.Binds[0].Addresses[0].Kind);
        Assert.Equal(2, web.Binds[1].Addresses.Length);
        Assert.True(web.Binds[1].AcceptProxy);
        Assert.Equal("app", web.DefaultBackend);
        var servers = proxies[1].Backend!.Servers;
        Assert.Equal([10, 20, 1], servers.Select(static s => s.Weight));
        Assert.Equal(TimeSpan.FromSeconds(3), servers[0].Check!.Inter);
        Assert.True(servers[1].IsBackup);
        Assert.Null(servers[2].Check);
        Assert.Equal("admin", proxies[2].Frontend!.DefaultBackend);
        Assert.True(proxies[2].Backend!.Servers[0].Address.IsPortOffset);
    }
}
