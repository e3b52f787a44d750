using static ActorProxy.Differential.Tests.Rules.RuleScenario;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Rules below HTTP whose outcome is compared with HAProxy's.</summary>
internal static class RuleScenarios
{
    public static IReadOnlyList<RuleScenario> All { get; } =
    [
        new("a connection is accepted", "tcp-request connection accept", SendsAll("hello")),
        new("a connection is rejected", "tcp-request connection reject", Sends("")) { IsLogged = false },
        new("a connection is rejected by its address", "tcp-request connection reject if { src 127.0.0.0/8 }", Sends("")) { IsLogged = false },
        new("another address would be rejected", "tcp-request connection reject if { src 10.0.0.0/8 192.168.0.1 }", SendsAll("hello")),
        new("the first rule that decides wins", "tcp-request connection accept if { src 127.0.0.1 }\n    tcp-request connection reject", SendsAll("hello")),
        new("a condition with and", "tcp-request connection reject if { src 127.0.0.1 } { dst 127.0.0.1 }", Sends("")) { IsLogged = false },
        new("a condition with or", "tcp-request connection reject if { src 10.0.0.1 } || { dst 127.0.0.1 }", Sends("")) { IsLogged = false },
        new("a condition with a negation", "tcp-request connection reject if !{ src 10.0.0.1 }", Sends("")) { IsLogged = false },
        new("unless", "tcp-request connection reject unless { src 10.0.0.1 }", Sends("")) { IsLogged = false },
        new("a named acl", "acl here src 127.0.0.1\n    tcp-request connection reject if here", Sends("")) { IsLogged = false },
        new("an acl of two lines", "acl here src 10.0.0.1\n    acl here src 127.0.0.1\n    tcp-request connection reject if here", Sends("")) { IsLogged = false },
        new("a session is rejected", "tcp-request session reject", Sends("")) { IsLogged = false },
        new("a session is rejected by the address of its header", "tcp-request session reject if { src 192.0.2.1 }", Sends("PROXY TCP4 192.0.2.1 192.0.2.2 11 22\r\n")) { BindOptions = "accept-proxy" },
        new("a rule expects a header", "tcp-request connection expect-proxy layer4 if { src 127.0.0.1 }", SendsAll("PROXY TCP4 192.0.2.1 192.0.2.2 11 22\r\nhello")),
        new("content is accepted at once", "tcp-request content accept", SendsAll("hello")),
        new("content is rejected at once", "tcp-request content reject", Sends("")),
        new("content is rejected once it is there", "tcp-request inspect-delay 5s\n    tcp-request content reject if { req.payload(0,5) -m str hello }", Sends("hello")),
        new("content passes once it is there", "tcp-request inspect-delay 5s\n    tcp-request content accept if { req.payload(0,5) -m str hello }\n    tcp-request content reject", SendsAll("hello")),
        new("content that is another one is rejected", "tcp-request inspect-delay 5s\n    tcp-request content accept if { req.payload(0,5) -m str hello }\n    tcp-request content reject", Sends("olleh")),
        new("content comes byte by byte", "tcp-request inspect-delay 5s\n    tcp-request content accept if { req.payload(0,5) -m str hello }\n    tcp-request content reject", SendsByByte("hello")),
        new("content ends before it can be said", "tcp-request inspect-delay 5s\n    tcp-request content accept if { req.payload(0,5) -m str hello }\n    tcp-request content reject", SendsAll("hel")),
        new("the delay ends before content comes", "tcp-request inspect-delay 100ms\n    tcp-request content reject if WAIT_END", Sends("")),
        new("the delay ends and the connection passes", "tcp-request inspect-delay 100ms\n    tcp-request content accept if { req.payload(0,5) -m str hello }", async client =>
        {
            var greeting = await client.ReadLineAsync();
            client.HalfClose();
            return greeting + await EndOf(client);
        }),
        new("a delay alone delays nothing", "tcp-request inspect-delay 10s", SendsAll("hello")),
        new("some content is waited for", "tcp-request inspect-delay 5s\n    tcp-request content accept if REQ_CONTENT", SendsAll("hello")),
        new("the length decides", "tcp-request inspect-delay 5s\n    tcp-request content reject if { req.len ge 5 }", Sends("hello")),
        new("a backend is chosen by content", "tcp-request inspect-delay 5s\n    tcp-request content accept if REQ_CONTENT\n    use_backend other if { req.payload(0,1) -m str o }", SendsAll("o")),
        new("a backend is not chosen by content", "tcp-request inspect-delay 5s\n    tcp-request content accept if REQ_CONTENT\n    use_backend other if { req.payload(0,1) -m str o }", SendsAll("b")),
        new("a backend is chosen by address", "use_backend other if { src 127.0.0.1 }", SendsAll("x")),
        new("a backend's name is computed", "use_backend %[str(other)]", SendsAll("x")),
        new("a computed backend is not there", "use_backend %[str(none)]", SendsAll("x")),
        new("the backend rejects content", "", Sends("hello")) { Backend = "tcp-request inspect-delay 5s\n    tcp-request content reject if { req.payload(0,5) -m str hello }" },
        new("the backend accepts content", "", SendsAll("hello")) { Backend = "tcp-request inspect-delay 5s\n    tcp-request content accept if { req.payload(0,5) -m str hello }\n    tcp-request content reject" },
        new("the response is rejected", "", Sends("")) { Backend = "tcp-response content reject" },
        new("the response is rejected by its content", "", Sends("")) { Backend = "tcp-response inspect-delay 5s\n    tcp-response content reject if { res.payload(0,2) -m str be }" },
        new("the response passes by its content", "", SendsAll("hello")) { Backend = "tcp-response inspect-delay 5s\n    tcp-response content accept if { res.payload(0,2) -m str be }\n    tcp-response content reject" },
        new("the response is closed", "", Sends("")) { Backend = "tcp-response inspect-delay 5s\n    tcp-response content close if { res.payload(0,2) -m str be }" },
        new("a variable is set and matched", "tcp-request connection set-var(sess.a) src\n    tcp-request content reject if { var(sess.a) -m ip 127.0.0.1 }", Sends("")),
        new("a variable is logged", "tcp-request connection set-var(sess.tag) str(hello),upper", SendsAll("x")),
        new("a variable of text and values", "tcp-request content set-var-fmt(sess.tag) \"<%[src]>\"", SendsAll("x")),
        new("a variable of what is not there", "tcp-request content set-var-fmt(sess.tag) \" x%[var(txn.none)]y  %{+Q}[var(txn.none)]  %s\"", SendsAll("x")),
        .. from condition in new[] { "ifexists", "ifnotexists", "ifempty", "ifnotempty", "ifset", "ifnotset", "ifgt", "iflt", "ifset,ifgt" }
           from old in new[] { "", "str()", "str(a)", "int(5)" }
           from value in new[] { "str()", "str(b)", "int(7)", "int(3)" }
           select new RuleScenario($"a variable is set over '{old}' to '{value}' {condition}", (old.Length == 0 ? "" : $"tcp-request connection set-var(sess.tag) {old}\n    ") + $"tcp-request content set-var(sess.tag,{condition}) {value}", SendsAll("x")),
        new("a variable is forgotten", "tcp-request connection set-var(sess.tag) str(hello)\n    tcp-request content unset-var(sess.tag)", SendsAll("x")),
        new("the source is set", "tcp-request connection set-src str(192.0.2.7)", SendsAll("x")),
        new("the destination is set", "tcp-request connection set-dst str(192.0.2.8)\n    tcp-request connection set-dst-port int(99)", SendsAll("x")),
        new("the source's port is set when it connects", "tcp-request connection set-src-port int(99)\n    tcp-request content set-var(sess.tag) src_port", SendsAll("x")),
        new("the source's port is set later", "tcp-request session set-src-port src_port,mul(0),add(65537)\n    tcp-request content set-var(sess.tag) src_port", SendsAll("x")),
        new("content is matched as bytes", "tcp-request inspect-delay 5s\n    tcp-request content reject if { payload(0,5) 68656c6c6f }", Sends("hello")),
        new("content behind its length is matched as bytes", "tcp-request inspect-delay 5s\n    tcp-request content reject if { payload_lv(0,1) 6162 }", Sends("\u0002ab")),
        new("a server is wanted", "", SendsAll("x")) { Backend = "server s2 \"${S2}\"\n    use-server s2 if { src 127.0.0.1 }" },
        new("another server is wanted for others", "", SendsAll("x")) { Backend = "server s2 \"${S2}\"\n    use-server s2 if { src 10.0.0.1 }" },
        new("nothing is logged", "tcp-request content set-log-level silent", SendsAll("x")) { IsLogged = false },
        new("the level is raised", "tcp-request content set-log-level crit", SendsAll("x")),
        new("the client's time ends before the delay", "timeout client 200ms\n    tcp-request inspect-delay 5s\n    tcp-request content accept if { req.len ge 100 }", Sends("")),
        new("a silent drop", "tcp-request connection silent-drop if { src 10.0.0.1 }\n    tcp-request content reject", Sends("")),
        new("the response's delay ends", "", SendsAll("hello")) { Backend = "tcp-response inspect-delay 100ms\n    tcp-response content reject if { res.len ge 100 }" },
        new("a listen-like order: content, then backend, then its content", "tcp-request inspect-delay 5s\n    tcp-request content set-var(sess.tag) req.payload(0,3) if { req.len ge 3 }", SendsAll("abcdef")) { Backend = "tcp-request content reject if { var(sess.tag) -m str abd }" },
        new("a condition over a variable that was never set", "tcp-request content reject if { var(txn.none) -m found }", SendsAll("x")),
        new("a priority is set", "tcp-request content set-priority-class int(3)\n    tcp-request content set-priority-offset int(-5)", SendsAll("x")),
        new("a mark and a type of service are set", "tcp-request connection set-mark 7\n    tcp-request connection set-tos 0x10", SendsAll("x")),
    ];
}
