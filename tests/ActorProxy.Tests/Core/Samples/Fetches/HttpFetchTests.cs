using ActorProxy.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>Values of requests' heads as haproxy 2.6 has them in <c>mode tcp</c>; null for none.</summary>
public sealed class HttpFetchTests
{
    private const string Get = "GET /p/q?a=1&b=2&a=-3&e=&f HTTP/1.1\r\nHost: Ex.Org:80\r\n"
        + "A: 1, 2 ,\"x,y\", 3\r\nB: z\r\nA: 4\r\nX: 10.0.0.1:80, [::1]:5, ::2, 10.0.0.2\r\nE: \r\nN: -5x\r\n"
        + "Cookie: s=1; b=2; s=3\r\nCookie: $Version=1, n=-7; s=\"4;5\"\r\nAuthorization: Basic eDp5Ono=\r\nX-A: bearer  abc\r\n\r\n";

    [Theory]
    [InlineData("method", "GET")]
    [InlineData("req.ver", "1.1")]
    [InlineData("req_ver", "1.1")]
    [InlineData("req.proto_http", "1")]
    [InlineData("req_proto_http", "1")]
    [InlineData("url", "/p/q?a=1&b=2&a=-3&e=&f")]
    [InlineData("path", "/p/q")]
    [InlineData("pathq", "/p/q?a=1&b=2&a=-3&e=&f")]
    [InlineData("query", "a=1&b=2&a=-3&e=&f")]
    [InlineData("query(with_qm)", "?a=1&b=2&a=-3&e=&f")]
    [InlineData("base", "Ex.Org:80/p/q")]
    [InlineData("baseq", "Ex.Org:80/p/q?a=1&b=2&a=-3&e=&f")]
    [InlineData("base32", "3227616413")]
    [InlineData("url_ip", null)]
    [InlineData("url_port", null)]
    [InlineData("urlp", "1")]
    [InlineData("urlp(a)", "1")]
    [InlineData("urlp(A,,i)", "1")]
    [InlineData("urlp(e)", "")]
    [InlineData("urlp(f)", null)]
    [InlineData("url_param(b,?)", "2")]
    [InlineData("urlp(b,;)", null)]
    [InlineData("urlp_val(b)", "2")]
    [InlineData("hdr(a)", "4")]
    [InlineData("req.hdr(A,1)", "1")]
    [InlineData("req.hdr(a,3)", "\"x,y\"")]
    [InlineData("req.hdr(a,-2)", "3")]
    [InlineData("req.hdr(a,-6)", null)]
    [InlineData("req.hdr(a,6)", null)]
    [InlineData("req.hdr(e)", "")]
    [InlineData("req.hdr", null)]
    [InlineData("req.hdr(,2)", "/p/q?a=1&b=2&a=-3&e=&f")]
    [InlineData("req.hdr(:method)", "GET")]
    [InlineData("req.fhdr(a)", "4")]
    [InlineData("req.fhdr(a,-2)", "1, 2 ,\"x,y\", 3")]
    [InlineData("hdr_cnt(a)", "5")]
    [InlineData("req.hdr_cnt(nothing)", "0")]
    [InlineData("req.fhdr_cnt(a)", "2")]
    [InlineData("req.fhdr_cnt", "13")]
    [InlineData("hdr_ip(x)", "10.0.0.2")]
    [InlineData("req.hdr_ip(x,1)", "10.0.0.1")]
    [InlineData("req.hdr_ip(x,2)", null)]
    [InlineData("req.hdr_ip(x,3)", "::2")]
    [InlineData("hdr_val(n)", "-5")]
    [InlineData("req.hdr_val(a,2)", "2")]
    [InlineData("req.hdr_names", ":method,:path,host,a,b,a,x,e,n,cookie,cookie,authorization,x-a")]
    [InlineData("cook(s)", "\"4;5\"")]
    [InlineData("req.cook(b)", "2")]
    [InlineData("cookie(n)", "-7")]
    [InlineData("cook", "1")]
    [InlineData("cook(none)", null)]
    [InlineData("cook_cnt(s)", "3")]
    [InlineData("req.cook_cnt", "5")]
    [InlineData("cook_val(n)", "-7")]
    [InlineData("req.cook_val(b)", "2")]
    [InlineData("req.cook_names", "s,b,s,n,s")]
    [InlineData("http_auth_type", "Basic")]
    [InlineData("http_auth_user", "x")]
    [InlineData("http_auth_pass", "y:z")]
    [InlineData("http_auth_bearer", null)]
    [InlineData("http_auth_bearer(x-a)", "abc")]
    [InlineData("req.body", "")]
    [InlineData("req.body_len", "0")]
    [InlineData("req.body_size", "0")]
    [InlineData("req.body_param(a)", null)]
    public void A_request_has_these_values(string fetch, string? expected) => Assert.Equal(expected, ExpressionDriver.Evaluate(fetch, new TestContext { RequestText = Get }));

    [Theory]
    [InlineData("url_ip", "GET http://1.2.3.4:81/x HTTP/1.1", "1.2.3.4")]
    [InlineData("url_port", "GET http://1.2.3.4:81/x HTTP/1.1", "81")]
    [InlineData("url_port", "GET https://1.2.3.4 HTTP/1.1", "443")]
    [InlineData("url_port", "GET http://01.2.3.4:99999/ HTTP/1.1", "34463")]
    [InlineData("url_ip", "GET http://[::1]/ HTTP/1.1", null)]
    [InlineData("path", "GET http://h/x?y HTTP/1.1", "/x")]
    [InlineData("path", "OPTIONS * HTTP/1.1", null)]
    [InlineData("path", "CONNECT a:80 HTTP/1.1", null)]
    [InlineData("query", "GET /x? HTTP/1.1", "")]
    [InlineData("query", "GET /x HTTP/1.1", null)]
    [InlineData("base", "GET / HTTP/1.1", "/")]
    [InlineData("base", "GET http://1.2.3.4 HTTP/1.1", null)]
    [InlineData("base32", "GET http://1.2.3.4 HTTP/1.1", "2874071335")]
    [InlineData("url32", "GET //1.2.3.4/ HTTP/1.1", "1846683594")]
    [InlineData("req.ver", "GET / HTTP/2.0", "2.0")]
    [InlineData("req.ver", "GET / H", null)]
    [InlineData("req.ver", "GET /", "1.0")]
    [InlineData("urlp(a,;)", "GET /;a=7?a=8;a=9 HTTP/1.1", "7?a=8")]
    [InlineData("method", "FOO * HTTP/1.1", "FOO")]
    [InlineData("method", "no request at all", null)]
    [InlineData("req.proto_http", "G(T / HTTP/1.1", null)]
    public void A_first_line_has_these_values(string fetch, string line, string? expected) =>
        Assert.Equal(expected, ExpressionDriver.Evaluate(fetch, new TestContext { RequestText = line + "\r\n\r\n" }));

    [Theory]
    [InlineData("req.hdrs,hex", "3A6D6574686F643A204745540D0A3A706174683A202F0D0A613A20620D0A0D0A")]
    [InlineData("req.hdrs_bin,hex", "073A6D6574686F6403474554053A70617468012F016101620000")]
    public void Fields_are_listed(string fetch, string expected) => Assert.Equal(expected, ExpressionDriver.Evaluate(fetch, new TestContext { RequestText = "GET / HTTP/1.1\r\nA: b\r\n\r\n" }));

    [Fact]
    public void A_folded_value_is_on_one_line() => Assert.Equal("b   c", ExpressionDriver.Evaluate("req.hdr(a)", new TestContext { RequestText = "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n" }));

    [Theory]
    [InlineData("base32+src", "C061849D7F000001")]
    [InlineData("url32+src", "2767DFA27F000001")]
    public void Hashes_stand_before_the_clients_address(string fetch, string expected)
    {
        var world = new FetchWorld();
        world.Client!.Source = ActorProxy.Core.Addresses.NetworkAddress.IPv4(0x7f000001, 1);
        var context = new TestContext { RequestText = "GET /p/q?a=1&b=2&a=3&e=&f HTTP/1.1\r\nHost: Ex.Org:80\r\n\r\n", ClientValue = world.Client };
        Assert.Equal(expected, ExpressionDriver.Evaluate($"{fetch},hex", context));
    }

    [Fact]
    public void A_stream_has_one_request_at_most() => Assert.Equal("1", new FetchWorld().Evaluate("http_first_req"));

    [Theory]
    [InlineData("method")]
    [InlineData("req.hdr(a)")]
    [InlineData("req.hdr_cnt(a)")]
    [InlineData("urlp(a)")]
    [InlineData("cook(a)")]
    [InlineData("req.body")]
    [InlineData("req.body_param")]
    [InlineData("http_auth_type")]
    public void A_head_is_waited_for(string fetch)
    {
        var expression = ExpressionDriver.Compile(fetch);
        var context = new TestContext();
        var sample = default(Sample);
        var head = "GET /?a=b HTTP/1.1\r\nA: b\r\n\r\n"u8.ToArray();
        for (var length = 0; length < head.Length; length++)
        {
            context.Request = head[..length];
            Assert.False(expression.Evaluate(context, ref sample));
            Assert.True(sample.MayChange);
        }

        context.Request = head;
        expression.Evaluate(context, ref sample);
        Assert.False(sample.MayChange);
        (context.Request, context.IsComplete) = (head[..^1], true);
        Assert.False(expression.Evaluate(context, ref sample));
        Assert.False(sample.MayChange);
    }

    [Fact]
    public void What_is_no_request_is_not_waited_for()
    {
        var sample = default(Sample);
        Assert.False(ExpressionDriver.Compile("method").Evaluate(new TestContext { RequestText = "\u0016\u0003\u0001" }, ref sample));
        Assert.False(sample.MayChange);
    }

    [Fact]
    public void Another_connections_head_is_another_one()
    {
        var bytes = "GET /a HTTP/1.1\r\n\r\n"u8.ToArray();
        var first = new TestContext { Request = bytes };
        Assert.Equal("/a", ExpressionDriver.Evaluate("path", first));
        bytes[5] = (byte)'b';
        Assert.Equal("/b", ExpressionDriver.Evaluate("path", new TestContext { Request = bytes }));
        first.RequestText = "GET /c HTTP/1.1\r\n\r\n";
        Assert.Equal("/c", ExpressionDriver.Evaluate("path", first));
    }

    [Fact]
    public void There_is_no_request_on_the_servers_side() =>
        Assert.Null(ExpressionDriver.Evaluate("hdr(a)", new TestContext { RequestText = Get, Direction = SampleDirection.Response }));

    [Theory]
    [InlineData("res.ver")]
    [InlineData("resp_ver")]
    [InlineData("status")]
    [InlineData("txn.status")]
    [InlineData("server_status")]
    [InlineData("res.hdr(a)")]
    [InlineData("res.fhdr(a)")]
    [InlineData("shdr(a)")]
    [InlineData("res.hdr_ip(a)")]
    [InlineData("shdr_ip(a)")]
    [InlineData("res.hdr_val(a)")]
    [InlineData("shdr_val(a)")]
    [InlineData("res.hdr_cnt(a)")]
    [InlineData("res.fhdr_cnt(a)")]
    [InlineData("shdr_cnt(a)")]
    [InlineData("res.hdr_names")]
    [InlineData("res.cook_names")]
    [InlineData("res.hdrs")]
    [InlineData("res.hdrs_bin")]
    [InlineData("res.cook(a)")]
    [InlineData("scook(a)")]
    [InlineData("res.cook_cnt(a)")]
    [InlineData("res.cook_val(a)")]
    [InlineData("scook_cnt(a)")]
    [InlineData("scook_val(a)")]
    [InlineData("res.body")]
    [InlineData("res.body_len")]
    [InlineData("res.body_size")]
    public void A_response_is_not_looked_at(string fetch)
    {
        var sample = default(Sample);
        var context = new TestContext { Response = "HTTP/1.1 200 OK\r\nA: 1.2.3.4\r\nSet-Cookie: a=1\r\n\r\n"u8.ToArray(), Direction = SampleDirection.Response };
        Assert.False(ExpressionDriver.Compile(fetch).Evaluate(context, ref sample));
        Assert.False(sample.MayChange);
    }

    [Theory]
    [InlineData("req.hdr(a,-11)", "the occurrence must be -10 at least")]
    [InlineData("urlp(a,ab)", "the delimiter 'ab' is not one character")]
    [InlineData("urlp(a,,x)", "'x' is not 'i'")]
    [InlineData("query(x)", "'x' is not 'with_qm'")]
    [InlineData("req.body_param(a,x)", "'x' is not 'i'")]
    public void Wrong_arguments_are_refused(string fetch, string error) => Assert.Contains(error, ExpressionDriver.ErrorOf(fetch), StringComparison.Ordinal);

    [Theory]
    [InlineData("req.hdr(host),lower")]
    [InlineData("path")]
    [InlineData("urlp(a)")]
    [InlineData("cook(s)")]
    [InlineData("req.hdrs")]
    [InlineData("base32")]
    [InlineData("hdr_ip(x)")]
    [InlineData("http_auth_user")]
    public void Evaluating_allocates_nothing(string text)
    {
        var context = new TestContext { RequestText = Get };
        var other = new TestContext { RequestText = Get };
        var expression = ExpressionDriver.Compile(text);
        EvaluateOften(50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        EvaluateOften(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void EvaluateOften(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var one = i % 2 == 0 ? context : other;
                var mark = one.Scratch.Mark;
                var sample = default(Sample);
                Assert.True(expression.Evaluate(one, ref sample));
                one.Scratch.Reset(mark);
            }
        }
    }
}
