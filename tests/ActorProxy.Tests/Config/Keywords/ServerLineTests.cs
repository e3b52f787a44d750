using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class ServerLineTests
{
    [Fact]
    public void Reads_every_option()
    {
        var server = Server("s 127.0.0.1:80 backup weight 7 maxconn 20 minconn 5 maxqueue 9 slowstart 10s disabled id 12 on-marked-down shutdown-sessions "
            + "on-marked-up shutdown-backup-sessions observe layer4 error-limit 3 on-error mark-down init-state down hash-key addr-port send-proxy-v2 "
            + "proxy-v2-options crc32c,unique-id source 127.0.0.2:100-200 interface lo tcp-ut 5s tfo");

        Assert.True(server is
        {
            Name: "s", IsBackup: true, Weight: 7, MaxConn: 20, MinConn: 5, MaxQueue: 9, IsDisabled: true, Id: 12, ShutdownSessionsOnDown: true,
            ShutdownBackupSessionsOnUp: true, Observe: ObserveMode.Layer4, ErrorLimit: 3, OnError: OnErrorAction.MarkDown, InitState: InitState.Down,
            HashKey: HashKeyKind.AddressAndPort, FastOpen: true, Check: null,
        });
        Assert.Equal(new SendProxyConfig(2, ProxyV2Options.Crc32c | ProxyV2Options.UniqueId), server.SendProxy);
        Assert.Equal((100, 200, "lo"), (server.Source!.Address.Port, server.Source.Address.LastPort, server.Source.Interface));
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)), (server.SlowStart, server.TcpUserTimeout));
    }

    [Fact]
    public void Reads_the_ways_to_a_first_address()
    {
        Assert.Equal([InitAddressKind.Last, InitAddressKind.Libc], Server("s www:80").InitAddress.Select(static one => one.Kind));
        Assert.Equal(
            [new InitAddressMethod(InitAddressKind.Libc), new InitAddressMethod(InitAddressKind.Numeric, "::1"), InitAddressMethod.None],
            Server("s www:80 init-addr libc,::1,none").InitAddress);
    }

    [Fact]
    public void Reads_how_a_server_is_checked()
    {
        var check = Server("s 127.0.0.1:80 check inter 1s fastinter 500 downinter 5s rise 4 fall 5 port 81 addr 127.0.0.9 check-send-proxy").Check!;

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5)), (check.Inter, check.FastInter, check.DownInter));
        Assert.Equal((4, 5, 81, "127.0.0.9", true), (check.Rise, check.Fall, check.Port, check.Address!.Host, check.SendProxy));
    }

    [Fact]
    public void Applies_the_default_server_lines_above_it()
    {
        var servers = Loading.Good("""
            defaults
                default-server check inter 7s weight 3
            backend b
                server a 127.0.0.1:80
                default-server weight 4 no-check
                server b 127.0.0.1:80
                server c 127.0.0.1:80 weight 5 check
            """).Proxies[0].Backend!.Servers;

        Assert.Equal([3, 4, 5], servers.Select(static s => s.Weight));
        Assert.Equal(TimeSpan.FromSeconds(7), servers[0].Check!.Inter);
        Assert.Null(servers[1].Check);
        Assert.Equal(TimeSpan.FromSeconds(7), servers[2].Check!.Inter);
    }

    [Fact]
    public void Numbers_servers_by_the_smallest_free_id()
    {
        var servers = Loading.Good("backend b\n server a :80\n server b :80 id 2\n server c :80\n server d :80 id 1000\n server e :80").Proxies[0].Backend!.Servers;

        Assert.Equal([1, 2, 3, 1000, 4], servers.Select(static s => s.Id));
    }

    [Fact]
    public void Makes_the_servers_of_a_template()
    {
        var servers = Loading.Good("backend b\n server-template web 3-5 app.example:80 check weight 2").Proxies[0].Backend!.Servers;

        Assert.Equal(["web3", "web4", "web5"], servers.Select(static s => s.Name));
        Assert.All(servers, static s => Assert.Equal(("app.example", 2), (s.Address.Host, s.Weight)));
    }

    [Theory]
    [InlineData("maxconn 10 minconn 10", 10, 0)]
    [InlineData("minconn 10", 10, 0)]
    [InlineData("maxconn 5 minconn 10", 10, 0)]
    [InlineData("maxconn 10 minconn 5", 10, 5)]
    public void Takes_a_minconn_that_is_no_ramp_for_the_limit(string options, int maxConn, int minConn)
    {
        var server = Server($"s :80 {options}");

        Assert.Equal((maxConn, minConn), (server.MaxConn, server.MinConn));
    }

    [Theory]
    [InlineData("s", "test.cfg:2:13")]
    [InlineData("s 127.0.0.1:80 weight 257", "test.cfg:2:34")]
    [InlineData("s 127.0.0.1:80 chek", "test.cfg:2:27")]
    [InlineData("s 127.0.0.1:80 ssl verify none", "test.cfg:2:27")]
    [InlineData("a/b 127.0.0.1:80", "test.cfg:2:12")]
    [InlineData("s 127.0.0.1:80 check inter 0", "test.cfg:2:33")]
    public void Points_at_the_word_that_is_wrong(string rest, string position) =>
        Assert.Equal(position, Loading.Error($"backend b\n    server {rest}").Position.ToString());

    [Fact]
    public void Warns_of_a_host_that_looks_like_a_port()
    {
        var finding = Loading.Load("backend b\n server s 8080\n timeout connect 1s\n timeout server 1s").Diagnostics;

        Assert.Equal((Severity.Warning, "write ':8080' for a port"), (Assert.Single(finding).Severity, finding[0].Hint));
    }

    private static ServerConfig Server(string rest) => Assert.Single(Loading.Good($"backend b\n    server {rest}").Proxies[0].Backend!.Servers);
}
