using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

public sealed class ProxyFetchTests
{
    [Theory]
    [InlineData("nbsrv(app)", "2")]
    [InlineData("nbsrv(down)", "0")]
    [InlineData("queue(app)", "5")]
    [InlineData("queue", "5")]
    [InlineData("avg_queue(app)", "3")]
    [InlineData("avg_queue(down)", "6")]
    [InlineData("be_conn_free(app)", "7")]
    [InlineData("be_conn_free(down)", "0")]
    [InlineData("be_conn_free(open)", "-1")]
    [InlineData("connslots(app)", "18")]
    [InlineData("connslots(open)", "-1")]
    [InlineData("connslots(down)", "0")]
    [InlineData("be_conn(app)", "0")]
    [InlineData("be_sess_rate(app)", "0")]
    [InlineData("fe_conn(web)", "0")]
    [InlineData("fe_conn", "0")]
    [InlineData("fe_req_rate(web)", "0")]
    [InlineData("fe_sess_rate(web)", "0")]
    [InlineData("srv_conn(app/s1)", "3")]
    [InlineData("srv_conn_free(app/s1)", "7")]
    [InlineData("srv_conn_free(open/o1)", "-1")]
    [InlineData("srv_queue(app/s1)", "2")]
    [InlineData("srv_is_up(app/s1)", "1")]
    [InlineData("srv_is_up(app/s3)", "0")]
    [InlineData("srv_weight(app/s2)", "20")]
    [InlineData("srv_uweight(app/s2)", "40")]
    [InlineData("srv_iweight(app/s2)", "60")]
    [InlineData("srv_sess_rate(app/s1)", "0")]
    [InlineData("srv_id", "1")]
    [InlineData("srv_name", "s1")]
    [InlineData("be_id", "3")]
    [InlineData("be_name", "app")]
    [InlineData("be_connect_timeout", "1000")]
    [InlineData("be_queue_timeout", "2000")]
    [InlineData("be_server_timeout", "3000")]
    [InlineData("be_tunnel_timeout", "4000")]
    [InlineData("be_max_retries", "5")]
    [InlineData("cur_connect_timeout", "1000")]
    [InlineData("cur_queue_timeout", "2000")]
    [InlineData("cur_server_timeout", "3000")]
    [InlineData("cur_tunnel_timeout", "4000")]
    [InlineData("cur_max_retries", "5")]
    [InlineData("str(app),nbsrv", "2")]
    [InlineData("str(nothing),nbsrv", null)]
    [InlineData("str(app/s1),srv_queue", "2")]
    [InlineData("str(s1),srv_queue", "2")]
    [InlineData("str(app/nothing),srv_queue", null)]
    [InlineData("str(nothing/s1),srv_queue", null)]
    [InlineData("str(app/s3),srv_is_up", "0")]
    [InlineData("str(s1),srv_is_up", "1")]
    [InlineData("str(),srv_is_up", null)]
    [InlineData("str(web),fe_exists", "1")]
    [InlineData("str(app),fe_exists", "0")]
    public void Says_how_proxies_and_servers_are(string expression, string? expected) => Assert.Equal(expected, new FetchWorld().Evaluate(expression));

    [Fact]
    public void Counts_sessions_and_their_rate_as_they_come()
    {
        var world = new FetchWorld();
        var now = TimeProvider.System.GetTimestamp() / (TimeProvider.System.TimestampFrequency / 1000);
        var backend = world.Proxies.FindBackend("app")!;
        for (var i = 0; i < 20; i++)
        {
            backend.Counters.SessionStarted(now);
            world.Client!.Frontend.Counters.ConnectionAccepted(now);
        }

        Assert.Equal("20", world.Evaluate("be_conn(app)"));
        Assert.Equal("20", world.Evaluate("fe_conn"));
        Assert.InRange(int.Parse(world.Evaluate("be_sess_rate(app)")!), 1, 20);
    }

    [Theory]
    [InlineData("nbsrv(nothing)", "there is no backend 'nothing'")]
    [InlineData("fe_conn(app)", "there is no frontend 'app'")]
    [InlineData("srv_conn(app/nothing)", "there is no server 'nothing' in backend 'app'")]
    [InlineData("srv_conn(s1)", "there is no backend")]
    public void Refuses_names_of_nothing(string expression, string expected) => Assert.Contains(expected, ExpressionDriver.ErrorOf(expression, proxies: new FetchWorld().Proxies));

    [Fact]
    public void Allocates_nothing()
    {
        var world = new FetchWorld();
        ProxyDirectory proxies = world.Proxies;
        foreach (var text in (string[])["queue(app)", "connslots(app)", "src", "be_name", "fc_rtt(us)", "date(0,ms)", "uuid", "uuid(7)", "rand(10)", "bc_err_str", "hostname", "fc.timer.total", "txn.conn_retries", "ssl_fc_sni"])
        {
            var expression = ExpressionDriver.Compile(text, proxies: proxies);
            var context = new TestContext { ClientValue = world.Client, StreamValue = world.Stream, ProxiesValue = proxies };
            Evaluate(expression, context);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                Evaluate(expression, context);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before == 0, text);
        }
    }

    private static void Evaluate(SampleExpression expression, TestContext context)
    {
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        expression.Evaluate(context, ref sample);
        context.Scratch.Reset(mark);
    }
}
