using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>Which lines of a session that goes on are written already: those that haproxy writes (configuration.txt 4.2 <c>option logasap</c>).</summary>
public sealed class LogMomentDifferentialTests
{
    private static readonly string[] Lines =
    [
        "log-format \"N\"", "log-format \"N %ci\"", "log-format \"N %B\"", "log-format \"N %tsc %t %s %b\"", "log-format \"N %ts\"", "log-format \"N %ID\"", "option tcplog\n    log-format \"N %ci\"",
        .. from fetch in (string[])
           [
               "src", "src_port", "src,ipmask(8)", "dst", "dst_conn", "fc_rtt", "fc_err", "fc_rcvd_proxy", "fc_src", "bc_src", "bc_dst_port", "bc_err", "be_id", "be_name", "be_conn(be)", "fe_id", "fe_conn", "srv_id", "srv_name", "srv_conn(be/s1)",
               "nbsrv(be)", "queue(be)", "connslots(be)", "avg_queue(be)", "date", "rand", "uuid", "hostname", "thread", "env(PATH)", "str(a)", "int(1)", "bool(1)", "var(txn.none)", "var(sess.rule)", "var(txn.answer)", "ssl_fc", "ssl_c_verify", "ssl_bc",
               "prio_class", "so_id", "last_rule_line", "stopping", "wait_end", "always_true",
           ]
           select $"log-format \"N %[{fetch}]\"",
        "log-format \"N %[src] %[rand] %[srv_name]\"", "log-format \"N %[src] %B\"", "log-format \"N %[str(a]b)] %ci\"",
        "log-format \"N %[src]\"\n    option logasap", "log-format \"N %[src] %B\"\n    option logasap",
        "log-format \"N %ci\"\n    log-format-sd \"[x b=\\\"%B\\\"]\"", "log-format \"N %ci\"\n    log-format-sd \"[x b=\\\"%[src]\\\"]\"", "log-format \"N %ci\"\n    log-format-sd \"[x b=\\\"%B\\\"]\"\n    option logasap",
        "log-format \"N %ci\"\n    error-log-format \"%B\"", "log-format \"N %ci\"\n    error-log-format \"%[src]\"", "log-format \"N %ci\"\n    error-log-format \"%B\"\n    option logasap",
    ];

    [Fact]
    public async Task Lines_are_written_when_haproxy_writes_them()
    {
        var theirs = await EarlyAsync(ProxyOptions.ForHAProxy);
        Assert.InRange(theirs.Count, 40, Lines.Length - 5);
        Assert.Equal(theirs, await EarlyAsync(ProxyOptions.ForActorProxy));
    }

    [Fact]
    public async Task What_only_the_end_completes_is_waited_for()
    {
        // Later versions' fetches: these values have no other meaning in a line.
        string[] lines = [.. from fetch in (string[])["bytes_in", "bytes_out", "req.bytes_out", "res.bytes_in", "txn.timer.total", "txn.timer.user", "fc.timer.total", "res.timer.data", "txn.sess_term_state"] select $"log-format \"N %[{fetch}]\"", "log-format \"N %[txn.id32]\""];
        Assert.Equal(["log-format \"N %[txn.id32]\""], await EarlyAsync(ProxyOptions.ForActorProxy, lines));
    }

    private static Task<List<string>> EarlyAsync(ProxyOptions options) => EarlyAsync(options, Lines);

    /// <summary>Those whose line is there while the session still goes on.</summary>
    private static async Task<List<string>> EarlyAsync(ProxyOptions options, string[] lines)
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var ports = FreePort.Next(lines.Length);
        var frontends = lines.Select((line, i) => $"frontend fe{i}\n    bind 127.0.0.1:{ports[i]}\n    tcp-request content set-var(sess.rule) str(x)\n    {line.Replace("\"N", $"\"line{i}=", StringComparison.Ordinal)}\n    default_backend be\n");
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 1m
                timeout server 1m
                log {log.Address} format raw local0
            {string.Concat(frontends)}
            backend be
                tcp-response content set-var(txn.answer) res.len
                server s1 {server.Address}

            """, options);
        List<TcpClientProbe> clients = [];
        try
        {
            foreach (var port in ports)
            {
                var client = await TcpClientProbe.ConnectAsync(port);
                clients.Add(client);
                Assert.Equal("hello", await client.AskAsync("hello"));
            }

            // Behind this one, what was sent before has come.
            using (var last = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
                await last.SendToAsync(Encoding.ASCII.GetBytes("the last"), SocketFlags.None, IPEndPoint.Parse(log.Address));
            await log.MessageAsync("^the last$");
            return [.. lines.Where((_, i) => log.Messages.Any(message => message.Contains($"line{i}=", StringComparison.Ordinal)))];
        }
        finally
        {
            clients.ForEach(static client => client.Dispose());
        }
    }
}
