using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Addresses;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

public sealed class ConnectionFetchTests
{
    [Theory]
    [InlineData("src", "1.2.3.4")]
    [InlineData("src_port", "1111")]
    [InlineData("dst", "5.6.7.8")]
    [InlineData("dst_port", "2222")]
    [InlineData("fc_src", "127.0.0.1")]
    [InlineData("fc_src_port", "3333")]
    [InlineData("fc_dst", "127.0.0.2")]
    [InlineData("fc_dst_port", "4444")]
    [InlineData("src_is_local", "0")]
    [InlineData("dst_is_local", "0")]
    [InlineData("fc_src_is_local", "1")]
    [InlineData("fc_dst_is_local", "1")]
    [InlineData("dst_conn", "4")]
    [InlineData("so_id", "77")]
    [InlineData("so_name", "lst")]
    [InlineData("fe_id", "2")]
    [InlineData("fe_name", "web")]
    [InlineData("fe_defbe", "app")]
    [InlineData("fe_client_timeout", "500")]
    [InlineData("cur_client_timeout", "500")]
    [InlineData("fc_err", "0")]
    [InlineData("fc_err_str", "Success")]
    [InlineData("fc_rcvd_proxy", "0")]
    [InlineData("fc_pp_authority", null)]
    [InlineData("fc_pp_unique_id", null)]
    [InlineData("fc_pp_tlv(2)", null)]
    [InlineData("fc_nb_streams", "1")]
    [InlineData("accept_date", "1700000000")]
    [InlineData("accept_date(s)", "1700000000")]
    [InlineData("accept_date(ms)", "1700000000123")]
    [InlineData("accept_date(us)", "1700000000123456")]
    [InlineData("request_date(ms)", "1700000000123")]
    [InlineData("fc.timer.handshake", "6")]
    [InlineData("fc.timer.total", "60")]
    [InlineData("fc_rtt", "1")]
    [InlineData("fc_rtt(ms)", "1")]
    [InlineData("fc_rtt(us)", "1499")]
    [InlineData("fc_rttvar", "1")]
    [InlineData("fc_rttvar(us)", "500")]
    [InlineData("fc_unacked", "1")]
    [InlineData("fc_sacked", "2")]
    [InlineData("fc_lost", "3")]
    [InlineData("fc_retrans", "4")]
    [InlineData("fc_fackets", "5")]
    [InlineData("fc_reordering", "6")]
    [InlineData("fc_lost(x)", "3")]
    [InlineData("bc_rtt", "9")]
    [InlineData("bc_rtt(us)", "9000")]
    [InlineData("bc_rttvar(us)", "500")]
    [InlineData("bc_src", "10.0.0.1")]
    [InlineData("bc_src_port", "5555")]
    [InlineData("bc_dst", "10.0.0.2")]
    [InlineData("bc_dst_port", "6666")]
    [InlineData("bc_err", "0")]
    [InlineData("bc_err_str", "Success")]
    [InlineData("bc_reused", "0")]
    [InlineData("bc_nb_streams", "1")]
    [InlineData("bc_be_queue", "3")]
    [InlineData("bc_srv_queue", "4")]
    [InlineData("bc.timer.connect", "8")]
    [InlineData("req.timer.queue", "7")]
    [InlineData("res.timer.data", "39")]
    [InlineData("txn.timer.total", "60")]
    [InlineData("txn.timer.user", "60")]
    [InlineData("bytes_in", "100")]
    [InlineData("bytes_out", "200")]
    [InlineData("req.bytes_in", "100")]
    [InlineData("req.bytes_out", "90")]
    [InlineData("res.bytes_in", "200")]
    [InlineData("res.bytes_out", "180")]
    [InlineData("txn.conn_retries", "2")]
    [InlineData("txn.redispatched", "1")]
    [InlineData("txn.id32", "5")]
    [InlineData("txn.sess_term_state", "cD")]
    [InlineData("internal.strm.is_htx", "0")]
    [InlineData("prio_class", "0")]
    [InlineData("prio_offset", "0")]
    [InlineData("last_rule_file", null)]
    [InlineData("last_rule_line", null)]
    public void Says_what_is_known_of_the_connection(string expression, string? expected) => Assert.Equal(expected, new FetchWorld().Evaluate(expression));

    [Theory]
    [InlineData("src")]
    [InlineData("dst_port")]
    [InlineData("fc_src_is_local")]
    [InlineData("dst_conn")]
    [InlineData("fe_name")]
    [InlineData("fe_id")]
    [InlineData("so_name")]
    [InlineData("fc_err")]
    [InlineData("fc_err_str")]
    [InlineData("fc_rcvd_proxy")]
    [InlineData("fc_pp_tlv(AUTHORITY)")]
    [InlineData("fc_rtt")]
    [InlineData("fc_lost")]
    [InlineData("accept_date")]
    [InlineData("fc.timer.total")]
    [InlineData("ssl_fc")]
    [InlineData("be_name")]
    [InlineData("be_id")]
    [InlineData("bc_src")]
    [InlineData("bc_err")]
    [InlineData("bytes_in")]
    [InlineData("txn.conn_retries")]
    [InlineData("txn.redispatched")]
    [InlineData("txn.sess_term_state")]
    [InlineData("bc.timer.connect")]
    [InlineData("srv_name")]
    [InlineData("srv_id")]
    [InlineData("be_server_timeout")]
    public void Has_no_value_where_there_is_no_connection(string expression) => Assert.Null(new FetchWorld { Client = null, Stream = null }.Evaluate(expression));

    [Theory]
    [InlineData("bc_src", null)]
    [InlineData("bc_dst_port", null)]
    [InlineData("bc_err", null)]
    [InlineData("bc_nb_streams", null)]
    [InlineData("bc_reused", null)]
    [InlineData("bc_rtt", null)]
    [InlineData("bc.timer.connect", "-1")]
    [InlineData("req.timer.queue", "-1")]
    [InlineData("res.timer.data", "-1")]
    [InlineData("srv_name", null)]
    [InlineData("be_name", "web")]
    [InlineData("be_id", "2")]
    [InlineData("be_connect_timeout", null)]
    public void Says_what_is_known_before_a_server_is_chosen(string expression, string? expected) =>
        Assert.Equal(expected, new FetchWorld { Stream = new TestStream(null, null) { Connected = false } }.Evaluate(expression));

    [Theory]
    [InlineData("src")]
    [InlineData("src_port")]
    public void Has_no_address_of_a_unix_socket(string expression) =>
        Assert.Null(new FetchWorld { Client = new TestClient(new TestFrontend("web", 2)) { Source = NetworkAddress.Unix } }.Evaluate(expression));

    [Theory]
    [InlineData("fc_rcvd_proxy", "1")]
    [InlineData("fc_pp_authority", "second.example")]
    [InlineData("fc_pp_unique_id", "id1")]
    [InlineData("fc_pp_tlv(AUTHORITY)", "first.example")]
    [InlineData("fc_pp_tlv(unique_id)", "id1")]
    [InlineData("fc_pp_tlv(5)", "id1")]
    [InlineData("fc_pp_tlv(0xE2)", "own")]
    [InlineData("fc_pp_tlv(226)", "own")]
    [InlineData("fc_pp_tlv(ALPN)", null)]
    [InlineData("fc_err", "15")]
    [InlineData("so_name", null)]
    public void Says_what_the_connection_began_with(string expression, string? expected)
    {
        var client = new TestClient(new TestFrontend("web", 2))
        {
            ReceivedHeader = true,
            Fields = [(2, "first.example"), (5, "id1"), (2, "second.example"), (0xe2, "own")],
            Error = 15,
            BindName = null,
        };

        Assert.Equal(expected, new FetchWorld { Client = client }.Evaluate(expression));
    }

    [Fact]
    public void Names_the_last_rule_and_the_priority()
    {
        var world = new FetchWorld();
        world.Stream!.LastRule = new SourcePosition("/etc/h.cfg", 12, 3);
        (world.Stream.PriorityClass, world.Stream.PriorityOffset) = (-5, 700);

        Assert.Equal("/etc/h.cfg", world.Evaluate("last_rule_file"));
        Assert.Equal("12", world.Evaluate("last_rule_line"));
        Assert.Equal("-5", world.Evaluate("prio_class"));
        Assert.Equal("700", world.Evaluate("prio_offset"));
    }

    [Theory]
    [InlineData("fc_rtt(s)")]
    [InlineData("accept_date(h)")]
    [InlineData("fc_pp_tlv(256)")]
    [InlineData("fc_pp_tlv(nothing)")]
    [InlineData("fc_pp_tlv()")]
    [InlineData("src(1)")]
    public void Refuses_arguments_that_mean_nothing(string expression) => Assert.NotEmpty(ExpressionDriver.ErrorOf(expression));
}
