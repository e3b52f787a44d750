using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class CheckKeywordsTests
{
    [Fact]
    public void Connects_only_unless_an_option_says_more() => Assert.IsType<ConnectCheckConfig>(Protocol(""));

    [Fact]
    public void Reads_a_tcp_conversation()
    {
        var steps = Assert.IsType<TcpCheckConfig>(Protocol("""
                option tcp-check
                tcp-check connect port 6379 addr 127.0.0.5 send-proxy linger default comment first
                tcp-check send PING\r\n comment ping
                tcp-check send-binary 0aFF
                tcp-check expect min-recv 5 on-error oops ! rstring ^-ERR
                tcp-check expect binary 2b50
            """)).Steps;

        var connect = Assert.IsType<TcpCheckConnectConfig>(steps[0]);
        Assert.Equal((6379, "127.0.0.5", true, true, true, "first"), (connect.Port, connect.Address!.Host, connect.SendProxy, connect.Linger, connect.UseDefaults, connect.Comment));
        Assert.Equal("PING\r\n", Encoding.ASCII.GetString(Assert.IsType<TcpCheckSendConfig>(steps[1]).Data.AsSpan()));
        Assert.Equal([0x0a, 0xff], Assert.IsType<TcpCheckSendConfig>(steps[2]).Data);
        var expect = Assert.IsType<TcpCheckExpectConfig>(steps[3]);
        Assert.Equal((ExpectMatchKind.Regex, true, 5, "oops"), (expect.Match, expect.IsNegated, expect.MinReceive, expect.OnError!.Text));
        Assert.Equal([0x2b, 0x50], Assert.IsType<TcpCheckExpectConfig>(steps[4]).Pattern);
    }

    [Fact]
    public void Sends_the_very_bytes_that_are_written() =>
        Assert.Equal([0xFF, 0x00, 0xC3, 0xA9], Assert.IsType<TcpCheckSendConfig>(Assert.IsType<TcpCheckConfig>(Protocol("    option tcp-check\n    tcp-check send \\xff\\x00é")).Steps[0]).Data);

    [Fact]
    public void Replaces_inherited_steps_by_its_own()
    {
        var backends = Loading.Good("""
            defaults
                option tcp-check
                tcp-check send A
            backend a
            backend b
                tcp-check send B
            """).Proxies;

        Assert.Equal(["A", "B"], backends.Select(static p => Encoding.ASCII.GetString(Assert.IsType<TcpCheckSendConfig>(Assert.Single(Assert.IsType<TcpCheckConfig>(p.Backend!.CheckProtocol).Steps)).Data.AsSpan())));
    }

    [Theory]
    [InlineData("option httpchk", "OPTIONS", "/", "HTTP/1.0")]
    [InlineData("option httpchk /x", "OPTIONS", "/x", "HTTP/1.0")]
    [InlineData("option httpchk GET /x", "GET", "/x", "HTTP/1.0")]
    [InlineData("option httpchk GET /x HTTP/1.1", "GET", "/x", "HTTP/1.1")]
    [InlineData("option httpchk HEAD /z\n    http-check send meth GET uri /y", "GET", "/y", "HTTP/1.0")]
    [InlineData("http-check send meth GET uri /y\n    option httpchk HEAD /z", "HEAD", "/z", "HTTP/1.0")]
    [InlineData("http-check send meth GET uri /y\n    option httpchk", "GET", "/y", "HTTP/1.0")]
    public void Puts_the_http_request_together(string lines, string method, string uri, string version)
    {
        var check = Assert.IsType<HttpCheckConfig>(Protocol($"    {lines}"));

        Assert.Equal((method, uri, version), (check.Method, check.Uri, check.Version));
    }

    [Fact]
    public void Reads_headers_body_and_expectation()
    {
        var check = Assert.IsType<HttpCheckConfig>(Protocol("""
                option httpchk
                http-check send hdr Host www hdr X 100%% body hello
                http-check expect ! rstatus ^5
                http-check disable-on-404
            """));

        Assert.Equal([new("Host", "www"), new("X", "100%")], check.Headers);
        Assert.Equal(("hello", true), (check.Body, check.DisableOn404));
        Assert.Equal(new HttpExpectConfig(ExpectMatchKind.StatusRegex, "^5", true), check.Expect);
    }

    [Fact]
    public void Reads_headers_behind_the_version_as_older_files_have_them() =>
        Assert.Equal([new("Host", "www")], Assert.IsType<HttpCheckConfig>(Protocol("    option httpchk GET / HTTP/1.1\\r\\nHost:\\ www")).Headers);

    [Fact]
    public void Reads_the_host_behind_the_version() =>
        Assert.Equal([new("Host", "www")], Assert.IsType<HttpCheckConfig>(Protocol("    option httpchk GET / HTTP/1.1 www")).Headers);

    [Fact]
    public void Drops_the_inherited_request_at_the_first_line_of_its_own_as_haproxy_does()
    {
        var backends = Loading.Good("""
            defaults
                option httpchk GET /inherited
                http-check expect status 204
            backend a
            backend b
                http-check send hdr Host b
            backend c
                option httpchk
            backend d
                http-check expect status 200
            """).Proxies;

        Assert.Equal(
            [("/inherited", "204"), ("/", null), ("/", null), ("/inherited", "200")],
            backends.Select(static p => (HttpCheckConfig)p.Backend!.CheckProtocol).Select(static c => (c.Uri, c.Expect?.Pattern)));
    }

    [Theory]
    [InlineData("tcp-check expect rstring (", 3)]
    [InlineData("tcp-check send-binary 0g", 3)]
    [InlineData("tcp-check connect ssl", 3)]
    [InlineData("tcp-check send A\n    tcp-check connect", 4)]
    [InlineData("http-check send hdr X %[date]", 3)]
    [InlineData("http-check expect status 2xx", 3)]
    [InlineData("http-check send uri /a\n    http-check send uri /b", 4)]
    [InlineData("http-check connect", 3)]
    public void Refuses_what_is_no_check(string line, int at) => Assert.Equal(at, Loading.Error($"backend b\n    option tcp-check\n    {line}").Position.Line);

    [Theory]
    [InlineData("tcp-check send A")]
    [InlineData("http-check expect status 200")]
    public void Warns_of_rules_that_no_option_asks_for(string line) =>
        Assert.Equal(Severity.Warning, Assert.Single(Loading.Load($"backend b\n    {line}").Diagnostics).Severity);

    private static CheckProtocolConfig Protocol(string lines) => Loading.Good($"backend b\n{lines}").Proxies[0].Backend!.CheckProtocol;
}
