using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using Xunit;
using static ActorProxy.Tests.Engine.Checks.CheckSteps;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class HttpCheckTests
{
    [Theory]
    [InlineData("L7OK 200", "", "HTTP/1.0 200 OK\r\n\r\n")]
    [InlineData("L7OK 200", "", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")]
    [InlineData("L7OK 301", "", "HTTP/1.0 301 Moved\r\nLocation: x\r\n\r\n")]
    [InlineData("L7OK 200", "", "HTTP/9.9 200 OK\n\n")]
    [InlineData("L7STS 503", "Service Unavailable", "HTTP/1.0 503 Service Unavailable\r\n\r\n")]
    [InlineData("L7STS 503", "", "HTTP/1.0 503\r\n\r\n")]
    [InlineData("L7STS 100", "Continue", "HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("L7STS 2000", "X", "HTTP/1.0 2000 X\r\n\r\n")]
    [InlineData("L7RSP 0", "", "ICY 200 OK\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\nFoo bar\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\nFoo : bar\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\n: bar\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 2x0 OK\r\n\r\n")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200 OK\r\nFoo: bar|end")]
    [InlineData("L7RSP 0", "", "HTTP/1.0 200|end")]
    [InlineData("L7RSP 0", "", "end")]
    [InlineData("L7RSP 0", "", "<html>")]
    public void Judges_the_status_once_the_head_is_there(string status, string description, string answer) => Is(status, description, HttpCheck(), answer);

    [Fact]
    public void Judges_alike_however_the_head_is_cut()
    {
        const string Head = "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n";
        for (int cut = 1; cut < Head.Length; cut++)
            Is("L7OK 204", "", HttpCheck(), Head[..cut], Head[cut..]);
    }

    [Theory]
    [InlineData("L7OK 404", "", ExpectMatchKind.Status, "200-250,404", false, "404 Not Found")]
    [InlineData("L7STS 251", "X", ExpectMatchKind.Status, "200-250,404", false, "251 X")]
    [InlineData("L7STS 500", "Oops", ExpectMatchKind.Status, "500", true, "500 Oops")]
    [InlineData("L7OK 200", "", ExpectMatchKind.Status, "500", true, "200 OK")]
    [InlineData("L7OK 299", "", ExpectMatchKind.StatusRegex, "^2", false, "299 X")]
    [InlineData("L7STS 503", "X", ExpectMatchKind.StatusRegex, "^5", true, "503 X")]
    public void Expects_statuses(string status, string description, ExpectMatchKind match, string pattern, bool not, string line) =>
        Is(status, description, HttpCheck(new HttpExpectConfig(match, pattern, not)), $"HTTP/1.0 {line}\r\n\r\n");

    [Theory]
    [InlineData("L7OK 500", "", "500 X\r\n\r\nsay hello")]
    [InlineData("L7OK 200", "", "200 X\r\nContent-Length: 9\r\n\r\nhello")]
    [InlineData("L7OK 200", "", "200 X\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n3;x\r\nhel\r\n2\r\nlo\r\n")]
    [InlineData("L7RSP 200", "HTTP content check did not match", "200 X\r\nY: hello\r\n\r\nhell|end")]
    [InlineData("L7RSP 200", "HTTP content check did not match", "200 X\r\nContent-Length: 4\r\n\r\nhello")]
    [InlineData("L7RSP 200", "HTTP content check did not match", "200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n0\r\n\r\n")]
    [InlineData("L7RSP 200", "HTTP content check could not find a response body", "200 X\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("L7RSP 204", "HTTP content check could not find a response body", "204 X\r\n\r\n")]
    [InlineData("L7RSP 0", "", "200 X\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    [InlineData("L7RSP 0", "", "200 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello")]
    public void Expects_a_string_in_the_body(string status, string description, string answer) =>
        Is(status, description, HttpCheck(new HttpExpectConfig(ExpectMatchKind.String, "hello", false)), "HTTP/1.1 " + answer);

    [Theory]
    [InlineData("L7RSP 200", "HTTP check matched unwanted content", "200 X\r\n\r\nhello")]
    [InlineData("L7OK 200", "", "200 X\r\n\r\nhi|end")]
    [InlineData("L7OK 200", "", "200 X\r\nContent-Length: 2\r\n\r\nhi")]
    [InlineData("L7RSP 200", "HTTP content check could not find a response body", "200 X\r\n\r\n|end")]
    public void Expects_that_an_expression_is_not_in_the_body(string status, string description, string answer) =>
        Is(status, description, HttpCheck(new HttpExpectConfig(ExpectMatchKind.Regex, "h.llo", true)), "HTTP/1.1 " + answer);

    [Fact]
    public void Waits_for_the_body_while_it_may_still_match()
    {
        HttpCheckConfig config = HttpCheck(new HttpExpectConfig(ExpectMatchKind.String, "hello", false));
        Is("L7OK 200", "", config, "HTTP/1.1 200 X\r\n\r\nhel", "lo");
        Is("L7TOUT 0", "", config, "HTTP/1.1 200 X\r\n\r\nhel", "timeout");
        Is("L7OK 200", "", config, "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r", "\n2\r\nlo");
    }

    [Fact]
    public void An_answer_to_HEAD_has_no_body() =>
        Is("L7RSP 200", "HTTP content check could not find a response body", HttpCheck(new HttpExpectConfig(ExpectMatchKind.String, "x", false), method: "HEAD"), "HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\n");

    [Fact]
    public void A_404_drains_a_server_that_is_up_whatever_is_expected()
    {
        const string NotFound = "HTTP/1.0 404 Not Found\r\n\r\n";
        Is("L7OKC 404", "", HttpCheck(disableOn404: true), NotFound);
        Is("L7OKC 404", "", HttpCheck(new HttpExpectConfig(ExpectMatchKind.Status, "404", false), disableOn404: true), NotFound);
        CheckResult result = new ScriptedServer().Play(HttpCheck(disableOn404: true), isServerUp: false, "ok", NotFound);
        Assert.Equal((CheckStatus.Layer7Status, 404, "Not Found"), (result.Status, result.Code, result.Description));
    }

    [Fact]
    public void Names_no_steps_when_the_connection_fails()
    {
        Assert.Equal("Connection refused", ScriptedServer.Run(HttpCheck(), "refused").Description);
        Assert.Equal("Connection reset by peer", ScriptedServer.Run(HttpCheck(), "ok", "reset").Description);
        Assert.Equal(new CheckResult(CheckStatus.Layer7Timeout), ScriptedServer.Run(HttpCheck(), "ok", "timeout"));
    }

    [Theory]
    [InlineData("OPTIONS / HTTP/1.0\r\n\r\n", "OPTIONS", "HTTP/1.0", null)]
    [InlineData("GET / HTTP/1.1\r\nconnection: close\r\n\r\n", "GET", "HTTP/1.1", null)]
    [InlineData("GET / HTTP/1.1\r\nhost: a.b\r\n\r\n", "GET", "HTTP/1.1", null, "Host", "a.b", "Connection", "keep-alive")]
    [InlineData("GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n", "GET", "HTTP/1.0", null, "Connection", "keep-alive")]
    [InlineData("POST / HTTP/1.0\r\nx-y: a b\r\ncontent-length: 3\r\n\r\nabc", "POST", "HTTP/1.0", "abc", "X-Y", "a b", "Content-Length", "7")]
    public void Writes_the_request_as_HAProxy_does(string request, string method, string version, string? body, params string[] headers)
    {
        var config = new HttpCheckConfig(method, "/", version, [.. headers.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))], body, null, false);
        var server = new ScriptedServer();
        server.Play(config, true, "ok", "HTTP/1.0 200 OK\r\n\r\n");
        Assert.Equal("send " + request, server.Log[1]);
    }

    private static void Is(string status, string description, HttpCheckConfig config, params string[] answer)
    {
        CheckResult result = ScriptedServer.Run(config, ["ok", .. answer]);
        Assert.Equal((status, description), ($"{result.Status.Code()} {result.Code}", result.Description));
    }
}
