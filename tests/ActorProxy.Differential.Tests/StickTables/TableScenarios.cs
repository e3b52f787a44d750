namespace ActorProxy.Differential.Tests.StickTables;

/// <summary>What is compared with HAProxy step by step: stickiness, limits, operators' commands.</summary>
internal static class TableScenarios
{
    private const string Inspect = "tcp-request inspect-delay 10s\n    tcp-request content accept if { req.len ge 1 }";

    private const string Limits = "backend t\n    stick-table type ip size 10 expire 1h store gpc0,conn_cnt,conn_rate(1h),conn_cur";

    public static IReadOnlyList<TableScenario> All { get; } =
    [
        new("a client sticks to its first server", "", "stick-table type ip size 10 expire 1h\n    stick on src", "", ">a", ">b", ">c", "show table be"),
        new("without stickiness they take turns", "", "stick-table type ip size 10 expire 1h", "", ">a", ">b", ">c", "show table be"),
        new("stickiness by content", Inspect, "stick-table type string len 3 size 10 expire 1h\n    stick on req.payload(0,1)", "", ">a", ">b", ">a", ">b", ">c", ">c", "show table be"),
        new("stickiness by a condition", Inspect, "stick-table type ip size 10 expire 1h\n    stick on src if { req.payload(0,1) -m str s }", "", ">s", ">x", ">s", ">x", ">s", "show table be"),
        new("a match alone stores nothing", "", "stick-table type ip size 10 expire 1h\n    stick match src", "", ">a", ">b", "show table be", "set table be key 127.0.0.1 data.server_id 3", ">c", ">d", "show table be"),
        new("a store alone decides nothing", "", "stick-table type ip size 10 expire 1h\n    stick store-request src", "", ">a", "show table be", ">b", "show table be"),
        new("two keys, the first known one decides", Inspect, "stick-table type string len 9 size 10 expire 1h\n    stick on req.payload(0,1)\n    stick on req.payload(1,1)", "", ">ab", ">cd", ">db", ">bx", "show table be"),
        new("a table of another backend", "", "stick on src table t", "backend t\n    stick-table type ip size 10 expire 1h", ">a", ">b", "show table t"),
        new("two backends share a table", Inspect + "\n    use_backend other if { req.payload(0,1) -m str o }", "stick on src table t", "backend other\n    stick on src table t\n    server x1 ${S1}\n    server s1 ${S2}\n    server s3 ${S3}\nbackend t\n    stick-table type ip size 10 expire 1h", ">a", ">o", ">b", "show table t"),
        new("a server that is down is not stuck to", "", "stick-table type ip size 10 expire 1h\n    stick on src", "", ">a", "disable server be/s1", ">b", ">c", "enable server be/s1", ">d", "show table be"),
        new("a server that drains is stuck to", "", "stick-table type ip size 10 expire 1h\n    stick on src", "", ">a", "set server be/s1 state drain", ">b", ">c", "show table be"),
        new("an unknown server id is forgotten", "", "stick-table type ip size 10 expire 1h\n    stick on src", "", "set table be key 127.0.0.1 data.server_id 77", ">a", ">b", "show table be"),
        new("use-server comes before", "", "use-server s2 if { src 127.0.0.1 }\n    stick-table type ip size 10 expire 1h\n    stick on src", "", ">a", ">b", "show table be"),
        new("servers by address", "", "stick-table type ip size 10 expire 1h srvkey addr\n    stick on src", "", ">a", ">b", ">c"),
        new("store from the response", "", "stick-table type string len 9 size 10 expire 1h\n    tcp-response inspect-delay 10s\n    tcp-response content accept if { res.len ge 2 }\n    stick store-response str(all)\n    stick match str(all)", "", ">a", ">b", ">c", "show table be"),
        new("keys are cut to their length", Inspect, "stick-table type string len 2 size 10 expire 1h\n    stick on req.payload(0,4)", "", ">abcd", ">abzz", ">zzzz", "show table be"),
        new("a block of bytes is padded", Inspect, "stick-table type binary len 4 size 10 expire 1h\n    stick on req.payload(0,2)", "", ">ab", ">ab", ">cd", "show table be"),
        new("a table that is full drops its oldest", Inspect, "stick-table type string len 2 size 2 expire 1h\n    stick on req.payload(0,1)", "", ">a", ">b", ">a", ">c", "show table be"),
        new("a table that is full takes nothing with nopurge", Inspect, "stick-table type string len 2 size 2 expire 1h nopurge\n    stick on req.payload(0,1)", "", ">a", ">b", ">c", ">c", "show table be"),
        new("an ipv6 table takes ipv4 addresses", "", "stick-table type ipv6 size 10 expire 1h\n    stick on src", "", ">a", ">b", "show table be"),
        new("an integer table", Inspect, "stick-table type integer size 10 expire 1h\n    stick on req.len", "", ">a", ">bb", ">a", ">bb", "show table be"),
        new("connections are limited in number", "tcp-request connection track-sc0 src table t\n    tcp-request connection reject if { sc_conn_cnt(0) gt 2 }", "", Limits, ">a", ">b", ">c", ">d", "show table t"),
        new("connections are limited by rate", "tcp-request connection reject if { src_conn_rate(t) ge 2 }\n    tcp-request connection track-sc0 src table t", "", Limits, ">a", ">b", ">c", "show table t"),
        new("who is marked is rejected", "tcp-request connection reject if { src_get_gpc0(t) gt 0 }", "", Limits, ">a", "set table t key 127.0.0.1 data.gpc0 1", ">b", "clear table t key 127.0.0.1", ">c", "show table t"),
        new("what is said marks a client", Inspect.Replace("accept if", "track-sc0 src table t if", StringComparison.Ordinal) + "\n    tcp-request content sc-inc-gpc0(0) if { req.payload(0,3) -m str bad }\n    tcp-request content reject if { sc0_get_gpc0 gt 1 }", "", Limits, ">good", ">bad", ">good", ">bad", ">good", "show table t"),
        new("a tag is set and read", "tcp-request connection track-sc1 src table t\n    tcp-request content sc-set-gpt0(1) int(3),mul(7)\n    tcp-request content reject if { sc1_get_gpt0 21 }", "", "backend t\n    stick-table type ip size 10 store gpt0", ">a", "show table t"),
        new("a slot keeps what it has", Inspect + "\n    tcp-request content track-sc0 req.payload(0,1) table t", "tcp-request content track-sc0 str(z) table t", "backend t\n    stick-table type string len 3 size 10 store conn_cnt", ">a", ">b", "show table t"),
        new("the own table is the one of the frontend", "stick-table type ip size 10 store conn_cnt,sess_cnt\n    tcp-request session track-sc0 src", "", "", ">a", ">b", "show table fe"),
        new("the key comes later", "tcp-request inspect-delay 10s\n    tcp-request content track-sc0 req.payload(0,5) table t", "", "backend t\n    stick-table type string len 9 size 10 store conn_cnt,sess_cnt", ">hello", "show table t"),
        new("no key, nothing is tracked", "tcp-request connection track-sc0 var(sess.none) table t\n    tcp-request content reject if { sc0_tracked }", "", "backend t\n    stick-table type string len 9 size 10 store conn_cnt", ">a", "show table t"),
        new("rules before a condition that waits are looked at again", "tcp-request inspect-delay 10s\n    tcp-request content track-sc0 src table t\n    tcp-request content set-var(sess.first) req.payload(0,1)\n    tcp-request content reject if { req.payload(0,3) -m str abx }\n    tcp-request content sc-inc-gpc1(0) if { var(sess.first) -m str a }", "", "backend t\n    stick-table type ip size 10 store gpc0,gpc1", ">>abc", ">>abx", "show table t"),
        new("rules before an action that waits are not", "tcp-request inspect-delay 10s\n    tcp-request content track-sc0 src table t\n    tcp-request content sc-inc-gpc0(0)\n    tcp-request content set-var(sess.first) req.payload(0,1)\n    tcp-request content track-sc1 req.payload(0,3) table u if { src 127.0.0.1 }\n    tcp-request content sc-inc-gpc1(0) if { var(sess.first) -m str a }", "", "backend t\n    stick-table type ip size 10 store gpc0,gpc1\nbackend u\n    stick-table type string size 10 store conn_cnt", ">>abc", "show table t", "show table u"),
        new("filters of show and clear", "", "", "backend t\n    stick-table type string len 9 size 10 expire 1h store gpc0,conn_cnt", "set table t key a data.gpc0 1", "set table t key b data.gpc0 2 data.conn_cnt 7", "set table t key c data.gpc0 3", "show table t data.gpc0 gt 1", "show table t data.gpc0 gt 1 data.conn_cnt eq 7", "show table t data.gpc0 ne 2", "show table t data.gpc0 le 2", "show table t key b", "show table t key zz", "clear table t data.gpc0 ge 3", "show table t", "clear table t key a", "show table t", "clear table t", "show table t"),
        new("errors of commands", "", "", "backend t\n    stick-table type ip size 10 expire 1h store gpc0,http_req_rate(10s)", "show table x", "show table t foo", "show table t data.x eq 1", "show table t data.conn_cnt eq 1", "show table t data.gpc0 is 1", "show table t data.gpc0 eq", "show table t data.gpc0 eq x", "show table t key", "set table", "set table t foo", "set table t key", "set table t key 1.2.3.4 foo", "set table t key 1.2.3.4 data.gpc0", "set table t key 1.2.3.4 data.gpc0 x", "set table t key 1.2.3.4 data.x 1", "set table t key 1.2.3.4 data.conn_cnt 1", "clear table", "clear table x", "clear table t foo", "clear table t data.gpc0 is 1", "set table t key 1.2.3.4 data.gpc0 -1", "set table t key 1.2.3.4 data.http_req_rate 5", "show table t key 1.2.3.4"),
    ];
}
