using ActorProxy.Core.Acls;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Acls;

/// <summary>ACL keywords and predefined ACLs that look at the head of an HTTP request, in <c>mode tcp</c>.</summary>
public sealed class HttpAclTests
{
    private const string Get = "GET /img/a.png?p=one&p=two HTTP/1.1\r\nHost: www.example.org\r\nX: a, b\r\nX: c\r\nCookie: k=v.w; k=x\r\n\r\n";

    [Theory]
    [InlineData("{ base www.example.org/img/a.png }", true)]
    [InlineData("{ base_beg www. }", true)]
    [InlineData("{ base_dir img }", true)]
    [InlineData("{ base_dom example.org }", true)]
    [InlineData("{ base_end .png }", true)]
    [InlineData("{ base_len 25 }", true)]
    [InlineData("{ base_reg ^www.*png$ }", true)]
    [InlineData("{ base_sub org/img }", true)]
    [InlineData("{ cook(k) v.w }", true)]
    [InlineData("{ cook(k) y }", false)]
    [InlineData("{ cook_beg(k) v. }", true)]
    [InlineData("{ cook_dir(k) x }", true)]
    [InlineData("{ cook_dom(k) w }", true)]
    [InlineData("{ cook_end(k) .w }", true)]
    [InlineData("{ cook_len(k) 3 }", true)]
    [InlineData("{ cook_reg(k) ^v }", true)]
    [InlineData("{ cook_sub(k) . }", true)]
    [InlineData("{ hdr(x) a }", true)]
    [InlineData("{ hdr(x) c }", true)]
    [InlineData("{ hdr(x) d }", false)]
    [InlineData("{ hdr(x,-1) a }", false)]
    [InlineData("{ hdr_beg(host) www. }", true)]
    [InlineData("{ hdr_dir(host) www.example.org }", true)]
    [InlineData("{ hdr_dom(host) example }", true)]
    [InlineData("{ hdr_end(host) .org }", true)]
    [InlineData("{ hdr_len(x) 1 }", true)]
    [InlineData("{ hdr_reg(x) ^[bc]$ }", true)]
    [InlineData("{ hdr_sub(host) example }", true)]
    [InlineData("{ method GET }", true)]
    [InlineData("{ method HEAD POST }", false)]
    [InlineData("{ path /img/a.png }", true)]
    [InlineData("{ path_beg /img/ }", true)]
    [InlineData("{ path_dir img }", true)]
    [InlineData("{ path_dom png }", true)]
    [InlineData("{ path_end .png }", true)]
    [InlineData("{ path_len 11:20 }", false)]
    [InlineData("{ path_reg \\.png$ }", true)]
    [InlineData("{ path_sub g/a }", true)]
    [InlineData("{ req_ver 1.1 }", true)]
    [InlineData("{ req_ver 1.0 }", false)]
    [InlineData("{ url /img/a.png }", false)]
    [InlineData("{ url_beg /img }", true)]
    [InlineData("{ url_dir a.png }", true)]
    [InlineData("{ url_dom a }", true)]
    [InlineData("{ url_end p=two }", true)]
    [InlineData("{ url_len 22 }", true)]
    [InlineData("{ url_reg p=one }", true)]
    [InlineData("{ url_sub ?p }", true)]
    [InlineData("{ urlp(p) one }", true)]
    [InlineData("{ urlp(p) two }", true)]
    [InlineData("{ urlp(p) three }", false)]
    [InlineData("{ urlp_beg(p) tw }", true)]
    [InlineData("{ urlp_dir(p) two }", true)]
    [InlineData("{ urlp_dom(p) two }", true)]
    [InlineData("{ urlp_end(p) wo }", true)]
    [InlineData("{ urlp_len(p) 3 }", true)]
    [InlineData("{ urlp_reg(p) ^t }", true)]
    [InlineData("{ urlp_sub(p) w }", true)]
    [InlineData("HTTP", true)]
    [InlineData("HTTP_1.0", false)]
    [InlineData("HTTP_1.1", true)]
    [InlineData("HTTP_2.0", false)]
    [InlineData("HTTP_CONTENT", false)]
    [InlineData("HTTP_URL_ABS", false)]
    [InlineData("HTTP_URL_SLASH", true)]
    [InlineData("HTTP_URL_STAR", false)]
    [InlineData("METH_GET", true)]
    [InlineData("METH_HEAD", false)]
    [InlineData("METH_POST", false)]
    public void A_request_is_matched(string condition, bool passes) => Check(condition, Get, passes);

    [Theory]
    [InlineData("HTTP_CONTENT", "POST http://a/ HTTP/1.0\r\nContent-Length: 5\r\n\r\n", true)]
    [InlineData("HTTP_URL_ABS", "POST http://a/ HTTP/1.0\r\n\r\n", true)]
    [InlineData("HTTP_URL_STAR", "OPTIONS * HTTP/1.0\r\n\r\n", true)]
    [InlineData("HTTP_1.0", "OPTIONS * HTTP/1.0\r\n\r\n", true)]
    [InlineData("METH_OPTIONS", "OPTIONS * HTTP/1.0\r\n\r\n", true)]
    [InlineData("METH_GET", "HEAD / HTTP/1.0\r\n\r\n", true)]
    [InlineData("METH_CONNECT", "CONNECT a:1 HTTP/1.0\r\n\r\n", true)]
    [InlineData("{ method BREW }", "BREW /tea HTTP/1.0\r\n\r\n", true)]
    [InlineData("{ method brew }", "BREW /tea HTTP/1.0\r\n\r\n", false)]
    [InlineData("!HTTP", "SSH-2.0-x\r\n", true)]
    [InlineData("{ path_beg / }", "SSH-2.0-x\r\n", false)]
    public void Other_requests_are_matched(string condition, string received, bool passes) => Check(condition, received, passes);

    [Theory]
    [InlineData("{ resp_ver 1.1 }")]
    [InlineData("{ shdr(a) b }")]
    [InlineData("{ shdr_beg(a) b }")]
    [InlineData("{ shdr_dir(a) b }")]
    [InlineData("{ shdr_dom(a) b }")]
    [InlineData("{ shdr_end(a) b }")]
    [InlineData("{ shdr_len(a) 1 }")]
    [InlineData("{ shdr_reg(a) b }")]
    [InlineData("{ shdr_sub(a) b }")]
    [InlineData("{ scook(a) b }")]
    [InlineData("{ scook_beg(a) b }")]
    [InlineData("{ scook_dir(a) b }")]
    [InlineData("{ scook_dom(a) b }")]
    [InlineData("{ scook_end(a) b }")]
    [InlineData("{ scook_len(a) 1 }")]
    [InlineData("{ scook_reg(a) b }")]
    [InlineData("{ scook_sub(a) b }")]
    public void A_response_is_never_matched(string condition) => Check(condition, Get, passes: false);

    [Fact]
    public void A_condition_waits_for_the_head()
    {
        var driver = new ConditionDriver();
        Assert.Equal(ConditionResult.Miss, driver.Evaluate("if { hdr(host) a }", new TestContext { RequestText = "GET / HTTP/1.1\r\nHost: a\r\n" }));
        Assert.Equal(ConditionResult.Pass, driver.Evaluate("if { hdr(host) a }", new TestContext { RequestText = "GET / HTTP/1.1\r\nHost: a\r\n\r\n" }));
        Assert.Equal(ConditionResult.Fail, driver.Evaluate("if { hdr(host) a }", new TestContext { RequestText = "GET / HTTP/1.1\r\nHost: b\r\n\r\n" }));
        Assert.Equal(ConditionResult.Fail, driver.Evaluate("if HTTP", new TestContext { RequestText = "SSH-2.0-x\r\n" }));
    }

    private static void Check(string condition, string received, bool passes) =>
        Assert.Equal(passes ? ConditionResult.Pass : ConditionResult.Fail, new ConditionDriver().Evaluate($"if {condition}", new TestContext { RequestText = received, IsFinal = true }));
}
