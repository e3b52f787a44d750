using System.Net.Sockets;
using System.Security.Cryptography;
using ActorProxy.TestKit.Traffic;
using static ActorProxy.Differential.Tests.Checks.CheckScenario;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>Every kind of check with servers that behave and misbehave.</summary>
/// <remarks>A server that resets before it read anything is not among them: whether a check sees it as connected is a race in haproxy too.</remarks>
internal static class CheckScenarios
{
    private const string Tcp = "option tcp-check";
    private const string ExpectOk = "option tcp-check ; tcp-check expect string OK";
    private const string Http = "option httpchk";
    private const string ExpectHello = "option httpchk GET / HTTP/1.1 ; http-check expect string hello";
    private const string Empty200 = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    public static IReadOnlyList<CheckScenario> All { get; } = [.. Connects(), .. TcpChecks(), .. HttpChecks(), .. ProtocolScenarios.All, .. TcpCheckScenarios.All];

    private static IEnumerable<CheckScenario> Connects() =>
    [
        new("connect: accepted", "", ServerBehaviours.NeverAnswer),
        new("connect: refused", "", null),
        new("connect: queue full", "", null) { IsFull = true },
        new("connect: timeout connect alone", "timeout connect 100ms", null) { IsFull = true },
        new("connect: timeout connect and check", "timeout connect 100ms ; timeout check 5s", null) { IsFull = true },
        new("connect: PROXY header", "", ServerBehaviours.NeverAnswer, "check-send-proxy"),
        new("connect: source that is not ours", "source 9.9.9.9", ServerBehaviours.NeverAnswer),
        new("tcp: no lines, refused", Tcp, null),
        new("tcp: no lines", Tcp, ServerBehaviours.NeverAnswer),
        new("tcp: connect", $"{Tcp} ; tcp-check connect", ServerBehaviours.NeverAnswer),
        new("tcp: connect refused", $"{Tcp} ; tcp-check connect comment asked", null),
        new("tcp: connect to another port refused", $"{Tcp} ; tcp-check connect port 1 comment other", ServerBehaviours.NeverAnswer),
        new("tcp: connect to another address refused", $"{Tcp} ; tcp-check connect addr 127.0.0.2", ServerBehaviours.NeverAnswer),
        new("tcp: second connect refused", $"{Tcp} ; tcp-check connect ; tcp-check expect string OK ; tcp-check connect port 1", Say("OK")),
        new("tcp: last connect", $"{Tcp} ; tcp-check connect ; tcp-check expect string OK ; tcp-check connect linger", Say("OK")),
        new("tcp: queue full", $"{ExpectOk} comment never", null) { IsFull = true },
        new("tcp: connect, queue full", $"{Tcp} ; tcp-check connect comment never", null) { IsFull = true },
    ];

    private static IEnumerable<CheckScenario> TcpChecks() =>
    [
        new("tcp: send", $"{Tcp} ; tcp-check send QUIT", ServerBehaviours.NeverAnswer),
        new("tcp: expect", ExpectOk, Say("OK")),
        new("tcp: expect, closed after", ExpectOk, SayAndClose("OK")),
        new("tcp: expect, in pieces", ExpectOk, Slowly("x", "O", "K")),
        new("tcp: expect, wrong and open", ExpectOk, Say("NOT YET")),
        new("tcp: expect, wrong and closed", ExpectOk, SayAndClose("NO")),
        new("tcp: expect, half and open", ExpectOk, Say("O")),
        new("tcp: expect, half and closed", ExpectOk, SayAndClose("O")),
        new("tcp: expect, silence", ExpectOk, ServerBehaviours.NeverAnswer),
        new("tcp: expect, closed at once", ExpectOk, SayAndClose("")),
        new("tcp: expect with comment, wrong", $"{Tcp} ; tcp-check expect comment why string OK", SayAndClose("NO")),
        new("tcp: expect with comment, silence", $"{Tcp} ; tcp-check expect comment why string OK", ServerBehaviours.NeverAnswer),
        new("tcp: expect with comment, closed", $"{Tcp} ; tcp-check expect comment why string OK", SayAndClose("")),
        new("tcp: send and reset", $"{Tcp} ; tcp-check send hi comment out ; tcp-check expect string OK", ServerBehaviours.ResetAfterFirstBytes),
        new("tcp: send and close", $"{Tcp} ; tcp-check send hi ; tcp-check expect string OK", ServerBehaviours.CloseAfterFirstBytes),
        new("tcp: send and silence", $"{Tcp} ; tcp-check send hi ; tcp-check expect string OK", ServerBehaviours.NeverAnswer),
        new("tcp: send and answer", $"{Tcp} ; tcp-check send hi ; tcp-check expect string hi", ServerBehaviours.Echo),
        new("tcp: send binary", $"{Tcp} ; tcp-check send-binary 00ff0a ; tcp-check expect rbinary ^00FF0A$", ServerBehaviours.Echo),
        new("tcp: not, other and open", $"{Tcp} ; tcp-check expect ! string BAD", Say("GOOD")),
        new("tcp: not, other and closed", $"{Tcp} ; tcp-check expect ! string BAD", SayAndClose("GO")),
        new("tcp: not, there", $"{Tcp} ; tcp-check expect ! string BAD", Say("xxBADxx")),
        new("tcp: not, closed", $"{Tcp} ; tcp-check expect ! string BAD", SayAndClose("")),
        new("tcp: not, enough", $"{Tcp} ; tcp-check expect min-recv 0 ! string BAD", Say("GOOD")),
        new("tcp: min-recv, wrong", $"{Tcp} ; tcp-check expect min-recv 2 string OK", Say("NO")),
        new("tcp: min-recv, too few", $"{Tcp} ; tcp-check expect min-recv 5 string OK", Say("OKO")),
        new("tcp: min-recv, too few but closed", $"{Tcp} ; tcp-check expect min-recv 5 string OK", SayAndClose("OKO")),
        new("tcp: min-recv -1", $"{Tcp} ; tcp-check expect min-recv -1 string OK", Say("NO")),
        new("tcp: regex", $"{Tcp} ; tcp-check expect rstring ^O+K$", Say("OOK\n")),
        new("tcp: regex, wrong and closed", $"{Tcp} ; tcp-check expect rstring a.OK", SayAndClose("a\nOK")),
        new("tcp: regex, wrong and open", $"{Tcp} ; tcp-check expect rstring ^OK", Say("a\nOK")),
        new("tcp: regex with class", $"{Tcp} ; tcp-check expect rstring ^[[:digit:]]+[^[:space:]]$", Say("42!")),
        new("tcp: not regex, there", $"{Tcp} ; tcp-check expect ! rstring O.", Say("OOK")),
        new("tcp: binary", $"{Tcp} ; tcp-check expect binary 004f4b", Say("a\0OK")),
        new("tcp: binary, wrong", $"{Tcp} ; tcp-check expect binary 004f4b", SayAndClose("OK, no")),
        new("tcp: binary, silence", $"{Tcp} ; tcp-check expect binary 4f4b00", ServerBehaviours.NeverAnswer),
        new("tcp: binary regex, wrong", $"{Tcp} ; tcp-check expect rbinary ^4f4b", SayAndClose("OK")),
        new("tcp: not binary regex, there", $"{Tcp} ; tcp-check expect ! rbinary 4F4B", Say("OK")),
        new("tcp: binary regex, silence", $"{Tcp} ; tcp-check expect rbinary 4F4B", ServerBehaviours.NeverAnswer),
        new("tcp: two expectations of one answer", $"{Tcp} ; tcp-check expect string OK ; tcp-check expect string OK", Say("OK")),
        new("tcp: second expectation later", $"{Tcp} ; tcp-check expect string AB ; tcp-check expect string CD", Slowly("AB", "CD")),
        new("tcp: second expectation, closed", $"{Tcp} ; tcp-check expect string AB ; tcp-check expect string CD", SayAndClose("AB")),
        new("tcp: answer before the send is forgotten", $"{Tcp} ; tcp-check expect string AB ; tcp-check send x ; tcp-check expect string AB", Say("AB")),
        new("tcp: on-success", $"{Tcp} ; tcp-check expect on-success well string OK ; tcp-check comment end", Say("OK")),
        new("tcp: on-success before a send", $"{Tcp} ; tcp-check expect on-success well string OK ; tcp-check send x", Say("OK")),
        new("tcp: on-error", $"{Tcp} ; tcp-check expect on-error broken comment c string OK", SayAndClose("NO")),
        new("tcp: on-error, closed", $"{Tcp} ; tcp-check expect on-error broken string OK", SayAndClose("")),
        new("tcp: comment lines", $"{Tcp} ; tcp-check comment one ; tcp-check comment two ; tcp-check expect string OK", SayAndClose("NO")),
        new("tcp: comment line before two expectations", $"{Tcp} ; tcp-check comment one ; tcp-check expect string NO ; tcp-check expect string ZZ", SayAndClose("NO")),
        new("tcp: comment line before a send", $"{Tcp} ; tcp-check comment one ; tcp-check send x ; tcp-check expect string ZZ", AnswerAndClose("NO")),
        new("tcp: comment line before connect", $"{Tcp} ; tcp-check comment one ; tcp-check connect", null),
        new("tcp: comment line alone", $"{Tcp} ; tcp-check comment one", ServerBehaviours.NeverAnswer),
        new("tcp: long pattern", $"{Tcp} ; tcp-check expect string {new string('p', 300)}", SayAndClose("NO")),
        new("tcp: long comment", $"{Tcp} ; tcp-check expect comment {new string('c', 300)} string x", SayAndClose("NO")),
        new("tcp: more than the buffer", ExpectOk, Say(new string('N', 20_000) + "OK")),
        new("tcp: PROXY header before", $"{Tcp} ; tcp-check expect rstring ^PROXY.TCP4.127.0.0.1.127.0.0.1", ServerBehaviours.Echo, "send-proxy"),
        new("tcp: PROXY header of version 2", $"{Tcp} ; tcp-check connect default ; tcp-check expect rbinary 515549540A2000", ServerBehaviours.Echo, "send-proxy-v2"),
        new("tcp: PROXY header of a step", $"{Tcp} ; tcp-check connect send-proxy ; tcp-check expect string PROXY", ServerBehaviours.Echo),
        new("tcp: no PROXY header without default", $"{Tcp} ; tcp-check connect ; tcp-check send x ; tcp-check expect rstring ^x$", ServerBehaviours.Echo, "send-proxy"),
    ];

    private static IEnumerable<CheckScenario> HttpChecks() =>
    [
        new("http: 200", Http, Answer(Empty200)),
        new("http: 200 in pieces", Http, Slowly("HTT", "P/1.1 20", "0 OK\r\n", "X: y\r\n\r", "\n")),
        new("http: 301", Http, Answer("HTTP/1.0 301 Moved\r\nLocation: x\r\n\r\n")),
        new("http: 404", Http, Answer("HTTP/1.0 404 Not Found\r\n\r\n")),
        new("http: 503 without reason", Http, Answer("HTTP/1.0 503\r\n\r\n")),
        new("http: 100", Http, Answer("HTTP/1.1 100 Continue\r\n\r\n" + Empty200)),
        new("http: 700", Http, Answer("HTTP/1.0 700 X\r\n\r\n")),
        new("http: body cut short", Http, AnswerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")),
        new("http: LF alone", Http, Answer("HTTP/1.0 200 OK\n\n")),
        new("http: garbage", Http, Answer("garbage\r\n\r\n")),
        new("http: ICY", Http, Answer("ICY 200 OK\r\n\r\n")),
        new("http: no colon", Http, Answer("HTTP/1.0 200 OK\r\nFoo bar\r\n\r\n")),
        new("http: space before the colon", Http, Answer("HTTP/1.0 200 OK\r\nFoo : bar\r\n\r\n")),
        new("http: two lengths", Http, Answer("HTTP/1.0 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")),
        new("http: 102 headers", Http, Answer("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 102).Select(i => $"X{i}: y\r\n")) + "\r\n")),
        new("http: head beyond the buffer", Http, Answer("HTTP/1.1 200 OK\r\nX: " + new string('y', 20_000) + "\r\n\r\n")),
        new("http: half a line, closed", Http, AnswerAndClose("HTTP/1.0 200")),
        new("http: half a head, closed", Http, AnswerAndClose("HTTP/1.0 200 OK\r\nFoo: bar")),
        new("http: half a head, open", Http, Answer("HTTP/1.0 200 OK\r\nFoo: bar\r\n")),
        new("http: closed", Http, ServerBehaviours.CloseAfterFirstBytes),
        new("http: reset", Http, ServerBehaviours.ResetAfterFirstBytes),
        new("http: silence", Http, ServerBehaviours.NeverAnswer),
        new("http: refused", Http, null),
        new("http: queue full", Http, null) { IsFull = true },
        new("http: 404 disables", $"{Http} ; http-check disable-on-404", Answer("HTTP/1.0 404 Not Found\r\n\r\n")),
        new("http: 404 disables before expect", $"{Http} ; http-check disable-on-404 ; http-check expect status 200", Answer("HTTP/1.0 404 Not Found\r\n\r\n")),
        new("http: expect status list", $"{Http} ; http-check expect status 200-250,404", Answer("HTTP/1.0 404 Not Found\r\n\r\n")),
        new("http: expect status, other", $"{Http} ; http-check expect status 200", Answer("HTTP/1.0 201 Created\r\n\r\n")),
        new("http: expect not status", $"{Http} ; http-check expect ! status 500", Answer("HTTP/1.0 500 Oops\r\n\r\n")),
        new("http: expect rstatus", $"{Http} ; http-check expect rstatus ^2", Answer("HTTP/1.0 299 X\r\n\r\n")),
        new("http: expect not rstatus", $"{Http} ; http-check expect ! rstatus ^5", Answer("HTTP/1.0 503 X\r\n\r\n")),
        new("http: string in a 500", ExpectHello, Answer("HTTP/1.1 500 X\r\n\r\nxxhelloxx")),
        new("http: string in the head only", ExpectHello, AnswerAndClose("HTTP/1.1 200 X\r\nY: hello\r\n\r\nhell")),
        new("http: string, body open", ExpectHello, Answer("HTTP/1.1 200 X\r\n\r\nhell")),
        new("http: string, body whole", ExpectHello, Answer("HTTP/1.1 200 X\r\nContent-Length: 4\r\n\r\nhell")),
        new("http: string, no body", ExpectHello, Answer(Empty200)),
        new("http: string in chunks", ExpectHello, Answer("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")),
        new("http: string, bad chunk", ExpectHello, Answer("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhel\r\n")),
        new("http: string, chunks cut short", ExpectHello, AnswerAndClose("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n")),
        new("http: string, 204", ExpectHello, Answer("HTTP/1.1 204 X\r\n\r\n")),
        new("http: string, body beyond the buffer", ExpectHello, AnswerAndClose("HTTP/1.1 200 X\r\n\r\n" + new string('x', 30_000) + "hello")),
        new("http: not string, there", $"{Http} ; http-check expect ! string hello", Answer("HTTP/1.1 200 X\r\n\r\nhello")),
        new("http: not string, whole", $"{Http} ; http-check expect ! string hello", AnswerAndClose("HTTP/1.1 200 X\r\n\r\nhi")),
        new("http: rstring", $"{Http} ; http-check expect rstring h.llo", Answer("HTTP/1.1 200 X\r\n\r\nhallo")),
        new("http: HEAD has no body", $"{Http} HEAD / HTTP/1.1 ; http-check expect string x", Answer("HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\n")),
        new("http: request of 1.0", $"{Http} GET /x?a=b", AnswerRequest),
        new("http: request of 1.1 with headers and body", $"{Http} ; http-check send meth POST uri /y ver HTTP/1.1 hdr Host a.b hdr X-Z v body abc", AnswerRequest),
        new("http: request that keeps the connection", $"{Http} ; http-check send ver HTTP/1.0 hdr Connection keep-alive", AnswerRequest),
    ];

    /// <summary>Says the request's digest in the reason of a 500, so that two requests are compared by the check's last words.</summary>
    private static async Task AnswerRequest(Socket connection, CancellationToken end)
    {
        var buffer = new byte[65536];
        int length = await connection.ReceiveAsync(buffer, SocketFlags.None, end);
        string digest = Convert.ToHexString(SHA256.HashData(buffer.AsSpan(0, length)));
        await Say($"HTTP/1.0 500 {digest}\r\n\r\n")(connection, end);
    }
}
