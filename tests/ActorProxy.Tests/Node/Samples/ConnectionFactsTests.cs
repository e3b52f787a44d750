using System.Globalization;
using System.Net;
using System.Text;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Samples;

public sealed class ConnectionFactsTests
{
    [Fact]
    public async Task A_relayed_connection_tells_both_its_ends_and_its_way()
    {
        await using var scene = await RelayedConnection.StartAsync();
        var (live, port, server) = (scene.Live, scene.Port, scene.Server);
        var own = ((IPEndPoint)scene.Client.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);

        Assert.Equal(
            ["127.0.0.1", own, "127.0.0.1", $"{port}", "127.0.0.1", own, $"{port}", "1", "1", "0", "0", "Success"],
            await live.EvaluateAsync("src", "src_port", "dst", "dst_port", "fc_src", "fc_src_port", "fc_dst_port", "src_is_local", "dst_is_local", "fc_rcvd_proxy", "fc_err", "fc_err_str"));
        Assert.Equal(
            ["127.0.0.1", $"{server.Port}", "127.0.0.1", "0", "Success", "app", "9", "s1", "5"],
            await live.EvaluateAsync("bc_dst", "bc_dst_port", "bc_src", "bc_err", "bc_err_str", "be_name", "be_id", "srv_name", "srv_id"));
        Assert.Equal(
            ["web", "8", "app", "lst", "77", "1", "1", "60000", "2000", "3000", "7"],
            await live.EvaluateAsync("fe_name", "fe_id", "fe_defbe", "so_name", "so_id", "dst_conn", "fe_conn", "fe_client_timeout", "be_connect_timeout", "be_server_timeout", "be_max_retries"));
        Assert.Equal(["5", "5", "5", "5", "--", "0", "0"], await live.EvaluateAsync("req.bytes_in", "req.bytes_out", "res.bytes_in", "res.bytes_out", "txn.sess_term_state", "txn.conn_retries", "txn.redispatched"));
    }

    [Fact]
    public async Task The_kernels_measures_of_both_connections_are_there()
    {
        await using var scene = await RelayedConnection.StartAsync();
        var live = scene.Live;

        foreach (var figure in await live.EvaluateAsync("fc_rtt(us)", "fc_rttvar(us)", "bc_rtt(us)", "bc_rttvar(us)"))
            Assert.InRange(int.Parse(figure!, CultureInfo.InvariantCulture), 1, 60_000_000);
        Assert.Equal(["0", "0", "0"], await live.EvaluateAsync("fc_lost", "fc_retrans", "fc_unacked"));
        Assert.InRange(int.Parse((await live.EvaluateAsync("fc_reordering"))!, CultureInfo.InvariantCulture), 1, 1000);
    }

    [Fact]
    public async Task Figures_of_the_proxies_follow_what_happens()
    {
        await using var scene = await RelayedConnection.StartAsync();
        var (rig, live) = (scene.Rig, scene.Live);

        Assert.Equal(
            ["1", "1", "1", "9", "9", "29", "0", "0", "2", "0", "20", "20", "20", "-1", "0"],
            await live.EvaluateAsync(
                "act_conn", "be_conn(app)", "srv_conn(app/s1)", "srv_conn_free(app/s1)", "be_conn_free(app)", "connslots(app)", "queue(app)", "avg_queue(app)", "str(app),nbsrv,add(1)",
                "srv_queue(app/s1)", "srv_weight(app/s1)", "srv_uweight(app/s1)", "srv_iweight(app/s1)", "srv_conn_free(app/s3)", "srv_is_up(app/s3)"));
        Assert.Equal("1", await live.EvaluateAsync("nbsrv(app)"));
        Assert.Equal("1", await live.EvaluateAsync("str(app/s1),srv_is_up"));

        var answer = new TaskCompletionSource<ActorProxy.Node.Backends.ServerCommandResult>();
        rig.Node.Services.Current!.Backends["app"].Balancer.Tell(new ActorProxy.Node.Backends.OperatorProtocol.SetState("s1", ActorProxy.Core.Balancing.AdminCommandState.Maint, answer));
        await answer.Task.WaitAsync(Deadlines.Step);
        await rig.SettlesAsync("the server is down for expressions", () => !rig.Node.Services.Table.Standing("app").Server("s1").IsUp);
        Assert.Equal(["0", "1", "1"], await live.EvaluateAsync("srv_is_up(app/s1)", "srv_is_up(app/s2)", "nbsrv(app)"));
    }

    [Fact]
    public async Task A_header_replaces_the_addresses_and_its_fields_are_kept()
    {
        await using var scene = await RelayedConnection.StartAsync("accept-proxy", Header([(0x02, "first.example"), (0x05, "id1"), (0x02, "second.example")]));
        var (live, port) = (scene.Live, scene.Port);

        Assert.Equal(
            ["1.2.3.4", "11", "5.6.7.8", "22", "127.0.0.1", $"{port}", "1", "second.example", "id1", "first.example", null],
            await live.EvaluateAsync("src", "src_port", "dst", "dst_port", "fc_src", "fc_dst_port", "fc_rcvd_proxy", "fc_pp_authority", "fc_pp_unique_id", "fc_pp_tlv(AUTHORITY)", "fc_pp_tlv(ALPN)"));
    }

    [Fact]
    public async Task Variables_live_as_long_as_their_scopes()
    {
        await using var scene = await RelayedConnection.StartAsync();
        var (rig, live) = (scene.Rig, scene.Live);

        Assert.Equal("x", await live.EvaluateAsync("str(x),set-var(sess.a),set-var(txn.b),set-var(proc.live_test)"));
        Assert.Equal(["x", "x", "x", null], await live.EvaluateAsync("var(sess.a)", "var(txn.b)", "var(proc.live_test)", "var(req.a)"));
        await rig.AcceptsAsync(scene.Configuration);
        Assert.Equal("x", await live.EvaluateAsync("var(proc.live_test)"));
    }

    private static byte[] Header((byte Type, string Value)[] fields)
    {
        byte[] body = [1, 2, 3, 4, 5, 6, 7, 8, 0, 11, 0, 22, .. fields.SelectMany(static field => (byte[])[field.Type, 0, (byte)field.Value.Length, .. Encoding.ASCII.GetBytes(field.Value)])];
        return [.. "\r\n\r\n\0\r\nQUIT\n"u8, 0x21, 0x11, 0, (byte)body.Length, .. body];
    }
}
