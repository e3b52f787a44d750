using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using Xunit;
using static ActorProxy.Tests.Engine.Checks.CheckSteps;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class TcpCheckTests
{
    private static readonly TcpCheckConfig ExpectOk = Tcp(Expect("OK"));

    [Fact]
    public void Without_lines_is_a_connect_check() => Is("L4OK", "", Tcp(), "ok");

    [Fact]
    public void Of_connections_alone_passes_on_layer_4() => Is("L4OK", "(tcp-check)", Tcp(Connect(), Connect(8080)), "ok", "ok");

    [Fact]
    public void Of_a_send_alone_passes_on_layer_7() => Is("L7OK", "(tcp-check)", Tcp(Send("QUIT")), "ok");

    [Theory]
    [InlineData("L7OK", "(tcp-check)", "ok", "OK")]
    [InlineData("L7OK", "(tcp-check)", "ok", "O", "K")]
    [InlineData("L7OK", "(tcp-check)", "ok", "x", "OK|end")]
    [InlineData("L7RSP", "TCPCHK did not match content 'OK' at step 1", "ok", "NO|end")]
    [InlineData("L7RSP", "TCPCHK did not match content 'OK' at step 1", "ok", "O", "end")]
    [InlineData("L7RSP", "TCPCHK got an empty response at step 1", "ok", "end")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'OK')", "ok", "NO", "timeout")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'OK')", "ok", "timeout")]
    [InlineData("SOCKERR", "Connection reset by peer at step 1 of tcp-check (expect string 'OK')", "ok", "O", "reset")]
    [InlineData("L4CON", "Connection refused at initial connection step of tcp-check", "refused")]
    [InlineData("L4TOUT", " at initial connection step of tcp-check", "timeout")]
    public void Expects_a_string(string code, string description, params string[] events) => Is(code, description, ExpectOk, events);

    [Theory]
    [InlineData("L7RSP", "TCPCHK matched unwanted content 'BAD' at step 1", null, "ok", "too BAD")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'BAD')", null, "ok", "GOOD", "timeout")]
    [InlineData("L7OK", "(tcp-check)", null, "ok", "GOOD", "end")]
    [InlineData("L7OK", "(tcp-check)", null, "ok", "BA", "end")]
    [InlineData("L7RSP", "TCPCHK got an empty response at step 1", null, "ok", "end")]
    [InlineData("L7OK", "(tcp-check)", 0, "ok", "GOOD")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'BAD')", 0, "ok", "GO", "timeout")]
    [InlineData("L7OK", "(tcp-check)", 5, "ok", "GOOD", "!")]
    public void Expects_that_a_string_does_not_come(string code, string description, int? min, params string[] events) =>
        Is(code, description, Tcp(Expect("BAD", not: true, min: min)), events);

    [Theory]
    [InlineData("L7RSP", "TCPCHK did not match content 'OK' at step 1", 1, "ok", "NO")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'OK')", 1, "ok", "N", "timeout")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'OK')", 5, "ok", "OKO", "timeout")]
    [InlineData("L7OK", "(tcp-check)", 5, "ok", "OKO", "end")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect string 'OK')", -1, "ok", "NO", "timeout")]
    public void Waits_for_as_many_bytes_as_asked_and_decides_then(string code, string description, int min, params string[] events) =>
        Is(code, description, Tcp(Expect("OK", min: min)), events);

    [Theory]
    [InlineData("L7OK", "(tcp-check)", "^O+K$", ExpectMatchKind.Regex, "ok", "OOK\n")]
    [InlineData("L7RSP", "TCPCHK did not match content (regex) at step 1", "^OK", ExpectMatchKind.Regex, "ok", "a\nOK|end")]
    [InlineData("L7RSP", "TCPCHK did not match content (regex) at step 1", "a.b", ExpectMatchKind.Regex, "ok", "a\nb|end")]
    [InlineData("L7OK", "(tcp-check)", "^a.\u00c3\u00a9$", ExpectMatchKind.Regex, "ok", "a\u0000\u00c3\u00a9")]
    [InlineData("L7OK", "(tcp-check)", "^[[:upper:]]{2}[^[:alpha:]]", ExpectMatchKind.Regex, "ok", "OK1")]
    [InlineData("L7OK", "(tcp-check)", "(.)\\1", ExpectMatchKind.Regex, "ok", "abb")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect regex)", "ok", ExpectMatchKind.Regex, "ok", "OK", "timeout")]
    [InlineData("L7OK", "(tcp-check)", "^00FF", ExpectMatchKind.BinaryRegex, "ok", "\u0000\u00ff")]
    [InlineData("L7RSP", "TCPCHK did not match content (binary regex) at step 1", "^00ff", ExpectMatchKind.BinaryRegex, "ok", "\u0000\u00ff|end")]
    [InlineData("L7OK", "(tcp-check)", "\u0000OK", ExpectMatchKind.Binary, "ok", "a\u0000OK")]
    [InlineData("L7RSP", "TCPCHK did not match content (binary) at step 1", "\u0001", ExpectMatchKind.Binary, "ok", "NO|end")]
    [InlineData("L7TOUT", " at step 1 of tcp-check (expect binary '')", "\u0000\u00ff", ExpectMatchKind.Binary, "ok", "timeout")]
    public void Matches_bytes_and_expressions(string code, string description, string pattern, ExpectMatchKind match, params string[] events) =>
        Is(code, description, Tcp(Expect(pattern, match)), events);

    [Fact]
    public void Expectations_in_a_row_see_the_same_bytes()
    {
        Is("L7OK", "(tcp-check)", Tcp(Expect("AB"), Expect("AB"), Expect("CD")), "ok", "AB", "CD");
        Is("L7RSP", "TCPCHK did not match content 'CD' at step 2", Tcp(Expect("AB"), Expect("CD")), "ok", "AB|end");
    }

    [Fact]
    public void A_send_forgets_what_came_before_it()
    {
        Is("L7TOUT", " at step 3 of tcp-check (expect string 'AB')", Tcp(Expect("AB"), Send("x"), Expect("AB")), "ok", "AB", "timeout");
        Is("L7RSP", "TCPCHK got an empty response at step 3", Tcp(Expect("AB"), Send("x"), Expect("AB")), "ok", "AB|end");
    }

    [Fact]
    public void Another_connection_begins_anew()
    {
        TcpCheckConfig twice = Tcp(Connect(), Expect("AB"), Connect(81, "second"), Expect("AB"));
        Is("L7OK", "(tcp-check)", twice, "ok", "AB|end", "ok", "AB");
        Is("L4CON", "Connection refused at step 3 of tcp-check (connect port 81) comment: 'second'", twice, "ok", "AB", "refused");
        Is("L4TOUT", " at step 3 of tcp-check (connect port 81) comment: 'second'", twice, "ok", "AB", "timeout");
    }

    [Fact]
    public void Sends_and_receives_in_the_order_of_the_lines()
    {
        var server = new ScriptedServer();
        server.Play(Tcp(Connect(), Send("a"), Send("b"), Expect("1"), Comment("c"), Send("d"), Expect("2")), true, "ok", "1", "2");
        Assert.Equal(["connect", "send a", "send b", "receive", "send d", "receive"], server.Log);
    }

    [Fact]
    public void Says_what_the_last_expectation_says_of_success()
    {
        Is("L7OK", "all well", Tcp(Expect("OK", onSuccess: "all well"), Comment("end")), "ok", "OK");
        Is("L7OK", "(tcp-check)", Tcp(Expect("OK", onSuccess: "all well"), Send("QUIT")), "ok", "OK");
    }

    [Fact]
    public void Says_what_the_expectation_says_of_a_mismatch_only()
    {
        Is("L7RSP", "broken comment: c", Tcp(Expect("OK", comment: "c", onError: "broken")), "ok", "NO|end");
        Is("L7RSP", "TCPCHK got an empty response at step 1 comment: 'c'", Tcp(Expect("OK", comment: "c", onError: "broken")), "ok", "end");
    }

    [Fact]
    public void A_comment_line_counts_as_a_step_and_serves_the_next_one()
    {
        Is("L7RSP", "TCPCHK did not match content 'OK' at step 3 comment: two", Tcp(Comment("one"), Comment("two"), Expect("OK")), "ok", "NO|end");
        Is("L7RSP", "TCPCHK did not match content 'ZZ' at step 3 comment: one", Tcp(Comment("one"), Expect("NO", comment: "own"), Expect("ZZ")), "ok", "NO|end");
        Is("L7RSP", "TCPCHK did not match content 'ZZ' at step 3", Tcp(Comment("one"), Send("x"), Expect("ZZ")), "ok", "NO|end");
        Is("L4CON", "Connection refused at step 2 of tcp-check (connect) comment: 'one'", Tcp(Comment("one"), Connect()), "refused");
        Is("L4OK", "", Tcp(Comment("one")), "ok");
    }

    [Fact]
    public void An_answer_beyond_the_buffer_is_the_last_of_it() =>
        Is("L7RSP", "TCPCHK did not match content 'OK' at step 1", ExpectOk, "ok", new string('N', 16_382), "NNOK");

    [Fact]
    public void Cuts_long_descriptions()
    {
        CheckResult result = ScriptedServer.Run(Tcp(Expect("x", onError: new string('e', 600))), "ok", "NO|end");
        Assert.Equal(new string('e', 127), result.Description);
    }

    private static void Is(string code, string description, CheckProtocolConfig config, params string[] events)
    {
        CheckResult result = ScriptedServer.Run(config, events);
        Assert.Equal((code, description), (result.Status.Code(), result.Description));
    }
}
