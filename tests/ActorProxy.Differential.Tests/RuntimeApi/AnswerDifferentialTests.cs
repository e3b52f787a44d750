using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.RuntimeApi;

/// <summary>The same commands to Debian's haproxy and to actorproxy: the same answers, but for what each calls itself.</summary>
/// <remarks>Answers are compared without empty lines: haproxy leaves the one at the end out behind some of its messages.</remarks>
public sealed partial class AnswerDifferentialTests(AnswerDifferentialTests.Pair pair) : IClassFixture<AnswerDifferentialTests.Pair>
{
    [Theory]
    [InlineData("get var")]
    [InlineData("get var nothing")]
    [InlineData("get var sess.a")]
    [InlineData("get var proc.nothing")]
    [InlineData("get var proc.text; get var proc.number; get var proc.address; get var proc.address6; get var proc.bytes; get var proc.flag; get var proc.method; get var proc.sum")]
    [InlineData("set var proc.new int(1)")]
    [InlineData("experimental-mode; experimental-mode on; experimental-mode; experimental-mode off; experimental-mode; experimental-mode nothing; experimental-mode")]
    [InlineData("experimental-mode on; set var")]
    [InlineData("experimental-mode on; set var proc.new")]
    [InlineData("experimental-mode on; set var proc.set1 int(1),add(2); get var proc.set1")]
    [InlineData("experimental-mode on; set var proc.set2 expr str(x),upper; get var proc.set2")]
    [InlineData("experimental-mode on; set var proc.set3 str(x\\ y); get var proc.set3")]
    [InlineData("experimental-mode on; set var proc.set4 var(proc.nothing); get var proc.set4")]
    [InlineData("experimental-mode on; set var proc.set5 var(proc.number),mul(2); get var proc.set5")]
    [InlineData("experimental-mode on; set var proc.set6 int(1) garbage")]
    [InlineData("set var proc.new fmt a")]
    [InlineData("experimental-mode on; set var proc.fmt1 fmt abc; get var proc.fmt1")]
    [InlineData("experimental-mode on; set var proc.fmt2 fmt a\\ b\\ \\ %[int(3)]%%; get var proc.fmt2")]
    [InlineData("experimental-mode on; set var proc.fmt3 fmt %[str(a)],%{+Q}[env(NONE)],%[env(NONE)],%[nbsrv(be)]; get var proc.fmt3")]
    [InlineData("experimental-mode on; set var proc.fmt4 fmt %H|%ci; get var proc.fmt4")]
    [InlineData("experimental-mode on; set var proc.fmt5 fmt a b; get var proc.fmt5")]
    [InlineData("experimental-mode on; set var proc.fmt6 fmt \"\"; get var proc.fmt6")]
    [InlineData("experimental-mode on; set var proc.fmt7 fmt %[var(proc.fmt1),upper]; get var proc.fmt7")]
    [InlineData("experimental-mode on; set var proc.set7 nbsrv(be); get var proc.set7")]
    [InlineData("experimental-mode on; set var proc.fetch0 connslots(be); get var proc.fetch0")]
    [InlineData("experimental-mode on; set var proc.fetch1 be_conn_free(be); get var proc.fetch1")]
    [InlineData("experimental-mode on; set var proc.fetch2 be_conn(be); get var proc.fetch2")]
    [InlineData("experimental-mode on; set var proc.fetch3 queue(be); get var proc.fetch3")]
    [InlineData("experimental-mode on; set var proc.fetch4 avg_queue(be); get var proc.fetch4")]
    [InlineData("experimental-mode on; set var proc.fetch5 nbsrv(fixed); get var proc.fetch5")]
    [InlineData("experimental-mode on; set var proc.fetch6 connslots(fixed); get var proc.fetch6")]
    [InlineData("experimental-mode on; set var proc.fetch7 be_sess_rate(be); get var proc.fetch7")]
    [InlineData("experimental-mode on; set var proc.fetch8 fe_conn(fe); get var proc.fetch8")]
    [InlineData("experimental-mode on; set var proc.fetch9 fe_sess_rate(fe); get var proc.fetch9")]
    [InlineData("experimental-mode on; set var proc.fetch10 fe_req_rate(fe); get var proc.fetch10")]
    [InlineData("experimental-mode on; set var proc.fetch11 srv_conn(be/s1); get var proc.fetch11")]
    [InlineData("experimental-mode on; set var proc.fetch12 srv_conn_free(be/s1); get var proc.fetch12")]
    [InlineData("experimental-mode on; set var proc.fetch13 srv_queue(be/s1); get var proc.fetch13")]
    [InlineData("experimental-mode on; set var proc.fetch14 srv_is_up(be/s1); get var proc.fetch14")]
    [InlineData("experimental-mode on; set var proc.fetch15 srv_weight(be/s1); get var proc.fetch15")]
    [InlineData("experimental-mode on; set var proc.fetch16 srv_uweight(be/s1); get var proc.fetch16")]
    [InlineData("experimental-mode on; set var proc.fetch17 srv_iweight(be/s1); get var proc.fetch17")]
    [InlineData("experimental-mode on; set var proc.fetch18 srv_sess_rate(be/s1); get var proc.fetch18")]
    [InlineData("experimental-mode on; set var proc.fetch19 srv_is_up(fixed/tracking); get var proc.fetch19")]
    [InlineData("experimental-mode on; set var proc.fetch20 stopping; get var proc.fetch20")]
    [InlineData("experimental-mode on; set var proc.fetch21 nbproc; get var proc.fetch21")]
    [InlineData("experimental-mode on; set var proc.fetch22 proc; get var proc.fetch22")]
    [InlineData("experimental-mode on; set var proc.fetch24 hostname; get var proc.fetch24")]
    [InlineData("experimental-mode on; set var proc.fetch25 str(be),nbsrv; get var proc.fetch25")]
    [InlineData("experimental-mode on; set var proc.fetch26 str(nothing),nbsrv; get var proc.fetch26")]
    [InlineData("experimental-mode on; set var proc.fetch27 str(be/s1),srv_queue; get var proc.fetch27")]
    [InlineData("experimental-mode on; set var proc.fetch28 str(be/nothing),srv_queue; get var proc.fetch28")]
    [InlineData("experimental-mode on; set var proc.fetch29 bool(true); get var proc.fetch29")]
    [InlineData("experimental-mode on; set var proc.fetch30 always_false; get var proc.fetch30")]
    [InlineData("experimental-mode on; set weight be/s1 50%; set var proc.after00 nbsrv(be); get var proc.after00; set var proc.after01 srv_is_up(be/s1); get var proc.after01; set var proc.after02 srv_weight(be/s1); get var proc.after02; set var proc.after03 srv_uweight(be/s1); get var proc.after03; set var proc.after04 srv_iweight(be/s1); get var proc.after04; set var proc.after05 srv_conn_free(be/s1); get var proc.after05; set var proc.after06 be_conn_free(be); get var proc.after06; set var proc.after07 connslots(be); get var proc.after07; set weight be/s1 100%")]
    [InlineData("experimental-mode on; set server be/s1 state maint; set var proc.after10 nbsrv(be); get var proc.after10; set var proc.after11 srv_is_up(be/s1); get var proc.after11; set var proc.after12 srv_weight(be/s1); get var proc.after12; set var proc.after13 srv_uweight(be/s1); get var proc.after13; set var proc.after14 srv_iweight(be/s1); get var proc.after14; set var proc.after15 srv_conn_free(be/s1); get var proc.after15; set var proc.after16 be_conn_free(be); get var proc.after16; set var proc.after17 connslots(be); get var proc.after17; set server be/s1 state ready")]
    [InlineData("experimental-mode on; set server be/s1 state drain; set var proc.after20 nbsrv(be); get var proc.after20; set var proc.after21 srv_is_up(be/s1); get var proc.after21; set var proc.after22 srv_weight(be/s1); get var proc.after22; set var proc.after23 srv_uweight(be/s1); get var proc.after23; set var proc.after24 srv_iweight(be/s1); get var proc.after24; set var proc.after25 srv_conn_free(be/s1); get var proc.after25; set var proc.after26 be_conn_free(be); get var proc.after26; set var proc.after27 connslots(be); get var proc.after27; set server be/s1 state ready")]
    [InlineData("experimental-mode on; set maxconn server be/s1 5; set var proc.after30 nbsrv(be); get var proc.after30; set var proc.after31 srv_is_up(be/s1); get var proc.after31; set var proc.after32 srv_weight(be/s1); get var proc.after32; set var proc.after33 srv_uweight(be/s1); get var proc.after33; set var proc.after34 srv_iweight(be/s1); get var proc.after34; set var proc.after35 srv_conn_free(be/s1); get var proc.after35; set var proc.after36 be_conn_free(be); get var proc.after36; set var proc.after37 connslots(be); get var proc.after37; set maxconn server be/s1 0")]
    [InlineData("experimental-mode on; set server be/checked health down; set var proc.after40 nbsrv(be); get var proc.after40; set var proc.after41 srv_is_up(be/checked); get var proc.after41; set var proc.after42 srv_weight(be/checked); get var proc.after42; set var proc.after43 srv_uweight(be/checked); get var proc.after43; set var proc.after44 srv_iweight(be/checked); get var proc.after44; set var proc.after45 srv_conn_free(be/checked); get var proc.after45; set var proc.after46 be_conn_free(be); get var proc.after46; set var proc.after47 connslots(be); get var proc.after47; set server be/checked health up")]
    [InlineData("get weight be/s1")]
    [InlineData("get weight be/nothing")]
    [InlineData("get weight nothing/s1")]
    [InlineData("get weight be")]
    [InlineData("get weight")]
    [InlineData("set weight be/s1 50%; get weight be/s1; set weight be/s1 100%")]
    [InlineData("set weight be/s1 300%; get weight be/s1; set weight be/s1 100%")]
    [InlineData("set weight be/s1")]
    [InlineData("set weight be/s1 abc")]
    [InlineData("set weight be/s1 5x")]
    [InlineData("set weight be/s1 300")]
    [InlineData("set weight be/s1 -3")]
    [InlineData("set weight be/s1 -3%")]
    [InlineData("set weight fixed/t1 3")]
    [InlineData("set weight fixed/t1 0; get weight fixed/t1; set weight fixed/t1 100%; get weight fixed/t1")]
    [InlineData("set maxconn server")]
    [InlineData("set maxconn server be/s1")]
    [InlineData("set maxconn server be/s1 5; set maxconn server be/s1 0")]
    [InlineData("set maxconn server be/s1 x")]
    [InlineData("set maxconn server be/nothing 5")]
    [InlineData("set maxconn frontend")]
    [InlineData("set maxconn frontend fe")]
    [InlineData("set maxconn frontend fe 50")]
    [InlineData("set maxconn frontend nothing 5")]
    [InlineData("set maxconn frontend be 5")]
    [InlineData("set maxconn frontend fe -1")]
    [InlineData("set rate-limit connections global")]
    [InlineData("set rate-limit connections global 0")]
    [InlineData("set rate-limit connections global -1")]
    [InlineData("set rate-limit sessions global 3000000000")]
    [InlineData("set rate-limit sessions global 100000 more; set rate-limit sessions global 0")]
    [InlineData("set maxconn global")]
    [InlineData("set maxconn global 1000")]
    [InlineData("set maxconn global 50; set maxconn global 0")]
    [InlineData("set server")]
    [InlineData("set server be")]
    [InlineData("set server be/s1")]
    [InlineData("set server be/s1 nothing")]
    [InlineData("set server nothing/s1 state ready")]
    [InlineData("set server be/s1 state")]
    [InlineData("set server be/s1 state nothing")]
    [InlineData("set server be/s1 state drain; show servers state be; set server be/s1 state ready")]
    [InlineData("set server be/s1 state maint; show servers state be; set server be/s1 state ready")]
    [InlineData("disable server be/s1; show servers state be; enable server be/s1; show servers state be")]
    [InlineData("enable server")]
    [InlineData("enable server be/nothing")]
    [InlineData("set server be/s1 weight")]
    [InlineData("set server be/s1 weight x")]
    [InlineData("set server be/s1 weight 33; show servers state be; set server be/s1 weight 100%")]
    [InlineData("enable agent")]
    [InlineData("enable agent be/s1")]
    [InlineData("disable agent be/s1")]
    [InlineData("enable agent be/nothing")]
    [InlineData("set server be/s1 agent up")]
    [InlineData("set server be/s1 agent-port 5")]
    [InlineData("set server be/s1 agent-addr 127.0.0.1")]
    [InlineData("set server be/s1 agent-send x")]
    [InlineData("set server be/asked agent")]
    [InlineData("set server be/asked agent nothing")]
    [InlineData("set server be/asked agent down; show servers state be; set server be/asked agent up; show servers state be")]
    [InlineData("set server be/asked agent-port")]
    [InlineData("set server be/asked agent-port 99999")]
    [InlineData("set server be/asked agent-port x")]
    [InlineData("set server be/asked agent-addr")]
    [InlineData("set server be/asked agent-addr nothing")]
    [InlineData("set server be/asked agent-addr 127.0.0.5 port 77; show servers state be; set server be/asked agent-addr 127.0.0.1 port 9")]
    [InlineData("set server be/asked agent-send x")]
    [InlineData("disable agent be/asked; set server be/asked agent up; show servers state be; enable agent be/asked; show servers state be")]
    [InlineData("set server be/s1 health")]
    [InlineData("set server be/s1 health nothing")]
    [InlineData("set server fixed/tracking health up")]
    [InlineData("set server be/s1 fqdn www")]
    [InlineData("set server be/s1 addr")]
    [InlineData("set server be/s1 addr nothing")]
    [InlineData("set server be/s1 addr 127.0.0.1:99")]
    [InlineData("set server be/s1 addr /tmp/x.sock")]
    [InlineData("set server be/s1 addr 127.0.0.2; set server be/s1 addr 127.0.0.2; show servers state be; set server be/s1 addr 127.0.0.1")]
    [InlineData("set server be/s1 addr 127.0.0.1 port 5; set server be/s1 addr 127.0.0.1 port 5; set server be/s1 addr ::1 port 1; set server be/s1 addr 127.0.0.1 port 1")]
    [InlineData("set server be/s1 check-port")]
    [InlineData("set server be/s1 check-port 5")]
    [InlineData("set server be/checked check-port x")]
    [InlineData("set server be/checked check-port 99999")]
    [InlineData("set server be/checked check-addr")]
    [InlineData("set server be/checked check-addr no.such.host")]
    [InlineData("enable health be/s1")]
    [InlineData("disable health be/s1")]
    [InlineData("disable health be/checked; show servers state be; enable health be/checked")]
    [InlineData("disable frontend")]
    [InlineData("disable frontend nothing")]
    [InlineData("disable frontend be")]
    [InlineData("disable frontend fe; disable frontend fe; enable frontend fe; enable frontend fe")]
    [InlineData("enable frontend off")]
    [InlineData("disable frontend off")]
    [InlineData("shutdown frontend off")]
    [InlineData("shutdown frontend nothing")]
    [InlineData("shutdown frontend spare; shutdown frontend spare; enable frontend spare; disable frontend spare")]
    [InlineData("shutdown session")]
    [InlineData("shutdown session 0x1234")]
    [InlineData("shutdown session nothing")]
    [InlineData("shutdown sessions server")]
    [InlineData("shutdown sessions server be")]
    [InlineData("shutdown sessions server be/nothing")]
    [InlineData("shutdown sessions server be/s1")]
    [InlineData("clear counters")]
    [InlineData("clear counters all")]
    [InlineData("set timeout")]
    [InlineData("set timeout cli")]
    [InlineData("set timeout cli nothing")]
    [InlineData("set timeout cli 0")]
    [InlineData("set timeout cli 10s")]
    [InlineData("set timeout nothing 1")]
    [InlineData("set severity-output")]
    [InlineData("set severity-output nothing")]
    [InlineData("set severity-output number; get weight be/nothing; set server be/s1 addr 127.0.0.9; set server be/s1 addr 127.0.0.1; disable frontend nothing; show cli level")]
    [InlineData("set severity-output string; get weight be/nothing; set server be/s1 addr 127.0.0.9; set server be/s1 addr 127.0.0.1; enable frontend fe")]
    [InlineData("show sess 0x1234")]
    [InlineData("show backend")]
    [InlineData("show cli level")]
    [InlineData("show cli sockets")]
    [InlineData("show env HOME")]
    [InlineData("show env NO_SUCH_VARIABLE")]
    [InlineData("show errors")]
    [InlineData("show servers state nothing")]
    [InlineData("show servers state fe")]
    [InlineData("show servers conn nothing")]
    [InlineData("show stat domain nothing")]
    [InlineData("operator; show cli level; set weight be/s1 10; user; show cli level; operator; show env")]
    [InlineData("show  cli\tlevel ;show cli level extra")]
    [InlineData("quit; show cli level")]
    public async Task Answers_alike(string commands)
    {
        var expected = await pair.HAProxy.Runtime.AskAsync(commands);
        var answer = await pair.ActorProxy.Runtime.AskAsync(commands);

        Assert.Equal(Comparable(expected, pair.HAProxy), Comparable(answer, pair.ActorProxy));
    }

    [Theory]
    [InlineData("show cli level\nshow backend\n")]
    [InlineData("prompt\nshow cli level\nquit\n")]
    [InlineData("prompt\nshow cli level; prompt; show backend\n")]
    [InlineData("prompt\nget weight be/s1 <<\none\ntwo\n\nquit\n")]
    [InlineData("show cli level <<\none\n\n")]
    [InlineData("show cli level\r\n")]
    [InlineData("show cli level")]
    public async Task Holds_a_session_alike(string input)
    {
        var expected = await Command.RunAsync("socat", ["-t10", "-", $"UNIX-CONNECT:{pair.HAProxy.Runtime.SocketPath}"], input);
        var answer = await Command.RunAsync("socat", ["-t10", "-", $"UNIX-CONNECT:{pair.ActorProxy.Runtime.SocketPath}"], input);

        Assert.Equal(expected.StandardOutput, answer.StandardOutput);
    }

    [Theory]
    [InlineData("show stat")]
    [InlineData("show info")]
    [InlineData("show sess")]
    [InlineData("show activity")]
    [InlineData("show env")]
    [InlineData("show errors")]
    [InlineData("show startup-logs")]
    [InlineData("clear counters")]
    [InlineData("clear counters all")]
    [InlineData("set timeout cli 5s")]
    [InlineData("get weight be/s1")]
    [InlineData("set weight be/s1 1")]
    [InlineData("set server be/s1 state ready")]
    [InlineData("set rate-limit connections global 0")]
    [InlineData("set maxconn global 10")]
    [InlineData("set maxconn frontend fe 10")]
    [InlineData("set maxconn server be/s1 10")]
    [InlineData("enable server be/s1")]
    [InlineData("enable frontend fe")]
    [InlineData("enable health be/checked")]
    [InlineData("shutdown session 0x1234")]
    [InlineData("shutdown sessions server be/s1")]
    [InlineData("shutdown frontend nothing")]
    public async Task Permits_alike(string command)
    {
        foreach (var level in new[] { "user", "operator" })
        {
            var expected = await Pair.AtLevel(pair.HAProxy, level).AskAsync(command);
            var answer = await Pair.AtLevel(pair.ActorProxy, level).AskAsync(command);

            Assert.Equal((level, expected.StartsWith("Permission denied", StringComparison.Ordinal)), (level, answer.StartsWith("Permission denied", StringComparison.Ordinal)));
        }
    }

    /// <summary>What each process calls itself, counts and measures is left out.</summary>
    private static string Comparable(string answer, ProxyProcess proxy)
    {
        var text = EmptyLines().Replace(answer.Trim('\n'), "\n").Replace(proxy.Directory.Path, "DIR", StringComparison.Ordinal);
        return Now().Replace(ServerLine().Replace(text, "$1 T $2"), "NOW");
    }

    /// <summary>A line of <c>show servers state</c>: the time since the last change, and the counters of a check that is not made, say nothing.</summary>
    [GeneratedRegex(@"^(\d+ \w+ \d+ \w+ [\d.:]+ \d+ \d+ \d+ \d+) \d+ \d+ \d+ \d+ (\d+ \d+ \d+ \d+ \S+ \d+ .*)$", RegexOptions.Multiline)]
    private static partial Regex ServerLine();

    [GeneratedRegex(@"\n\n+")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"\d\d/\w\w\w/\d{4}:[\d:.]+")]
    private static partial Regex Now();

    /// <summary>Both proxies with the same configuration.</summary>
    public sealed class Pair : IAsyncLifetime
    {
        public ProxyProcess HAProxy { get; private set; } = null!;

        public ProxyProcess ActorProxy { get; private set; } = null!;

        public static RuntimeApiClient AtLevel(ProxyProcess proxy, string level) => new(proxy.Directory.File(level + ".sock"));

        public async ValueTask InitializeAsync()
        {
            HAProxy = await StartAsync(ProxyOptions.ForHAProxy);
            ActorProxy = await StartAsync(ProxyOptions.ForActorProxy);
        }

        public async ValueTask DisposeAsync()
        {
            await HAProxy.DisposeAsync();
            await ActorProxy.DisposeAsync();
        }

        private static Task<ProxyProcess> StartAsync(ProxyOptions options)
        {
            var directory = new TestDirectory();
            var ports = FreePort.Next(3);
            return ProxyProcess.StartAsync($"""
                global
                    stats socket {directory.File("user.sock")} level user
                    stats socket {directory.File("operator.sock")} level operator
                    maxconn 100
                    set-var proc.text str(hello)
                    set-var proc.number int(200),sub(5)
                    set-var proc.address ipv4(1.2.3.4)
                    set-var proc.address6 ipv6(2001:db8::1)
                    set-var proc.bytes bin(414243)
                    set-var proc.flag bool(true)
                    set-var proc.method meth(GET)
                    set-var proc.sum var(proc.number),add(1)
                defaults
                    mode tcp
                    timeout client 30s
                    timeout server 30s
                    timeout connect 2s
                frontend fe
                    bind 127.0.0.1:{ports[0]}
                    default_backend be
                frontend spare
                    bind 127.0.0.1:{ports[1]}
                    default_backend be
                frontend off
                    bind 127.0.0.1:{ports[2]}
                    default_backend be
                    disabled
                backend be
                    balance roundrobin
                    server s1 127.0.0.1:1 weight 10
                    server checked 127.0.0.1:2 weight 20 check inter 1m
                    server reserve 127.0.0.1:3 backup
                    server asked 127.0.0.1:6 agent-check agent-inter 1m agent-addr 127.0.0.1 agent-port 9
                backend fixed
                    balance static-rr
                    server t1 127.0.0.1:4
                    server tracking 127.0.0.1:5 track be/checked

                """, options, directory);
        }
    }
}
