using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>Facts of a connection, its proxies and its server, at each moment at which rules can ask for them: the same as haproxy's.</summary>
public sealed partial class ConnectionFactsDifferentialTests
{
    private static readonly string[] Facts =
    [
        "src", "src_port", "dst", "dst_port", "src_is_local", "dst_is_local", "fc_src", "fc_src_port", "fc_dst", "fc_dst_port", "fc_src_is_local", "fc_dst_is_local",
        "fc_err", "fc_err_str", "fc_rcvd_proxy", "fc_pp_authority", "fc_pp_unique_id", "so_id", "so_name", "dst_conn",
        "fe_id", "fe_name", "fe_defbe", "fe_client_timeout", "fe_conn(fe)", "be_id", "be_name", "be_server_timeout", "be_tunnel_timeout",
        "be_conn(app)", "be_conn_free(app)", "connslots(app)", "avg_queue(app)", "queue(app)", "nbsrv(app)", "nbsrv(empty)", "be_conn_free(empty)",
        "srv_id", "srv_name", "srv_is_up(app/s1)", "srv_is_up(app/s2)", "srv_conn(app/s1)", "srv_conn_free(app/s1)", "srv_conn_free(app/s2)", "srv_queue(app/s1)",
        "srv_weight(app/s1)", "srv_iweight(app/s1)", "srv_uweight(app/s1)", "srv_uweight(app/s2)",
        "bc_src", "bc_src_port", "bc_dst", "bc_dst_port", "bc_err", "bc_err_str", "prio_class", "prio_offset",
        "ssl_fc", "ssl_bc", "ssl_fc_has_sni", "ssl_fc_is_resumed", "ssl_bc_is_resumed", "ssl_fc_sni", "ssl_fc_protocol", "ssl_fc_cipher", "ssl_c_used", "ssl_c_verify", "ssl_bc_protocol", "ssl_fc_err",
        "nbproc", "proc", "thread", "stopping", "hostname", "be_id,concat(x)", "src,ipmask(8)", "req.len", "wait_end", "always_true",
    ];

    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Facts of connections");

    /// <summary>A rule set, or the log line itself, with the place that says what is known there.</summary>
    private static readonly (string Name, string Rule, SamplePlaces Place)[] Moments =
    [
        ("accepted", "tcp-request connection set-var(sess.", SamplePlaces.FrontendConnection),
        ("session", "tcp-request session set-var(sess.", SamplePlaces.FrontendSession),
        ("content", "tcp-request content set-var(sess.", SamplePlaces.FrontendContent),
        ("backend", "tcp-request content set-var(sess.", SamplePlaces.BackendContent),
        ("response", "tcp-response content set-var(sess.", SamplePlaces.BackendResponseContent),
        ("end", "", SamplePlaces.Log),
    ];

    [Theory]
    [InlineData("plain")]
    [InlineData("header of version 1")]
    [InlineData("header of version 2")]
    [InlineData("IPv6")]
    [InlineData("refusing server")]
    public async Task Facts_are_haproxys_at_every_moment(string scenario)
    {
        var theirs = await LineAsync(scenario, ProxyOptions.ForHAProxy);
        var ours = await LineAsync(scenario, ProxyOptions.ForActorProxy);
        Assert.True(theirs.Length > 200, "most is known");
        Assert.Equal(theirs.Length, ours.Length);
        var differences = theirs.Zip(ours).Select(pair => Wanted.Complaint($"{scenario}: {Parts(pair.First).Fact}", Parts(pair.First).Value, Parts(pair.Second).Value));
        var text = string.Concat(differences);
        Assert.True(text.Length == 0, text);
        var facts = theirs.Select(fact => $"{scenario}: {Parts(fact).Fact}");
        Assert.Empty(Wanted.All.Select(static one => one.What).Where(what => what.StartsWith($"{scenario}: ", StringComparison.Ordinal)).Except(facts));
    }

    private static (string Fact, string Value) Parts(string fact) => fact.Split('=', 2) is [var name, var value] ? (name, value) : throw new FormatException(fact);

    private static async Task<string[]> LineAsync(string scenario, ProxyOptions options)
    {
        using var server = TcpServer.Start(ServerBehaviours.TellPeer);
        using var log = new LogReceiver();
        var (port, closed) = (FreePort.Next(), FreePort.Next());
        var address = scenario == "IPv6" ? "[::1]" : "127.0.0.1";

        // Bytes are known at the end only: without them haproxy logs as soon as the server is connected to.
        var format = string.Join('|', Moments.SelectMany(moment => FactsAt(moment.Place).Select((fact, index) => $"{moment.Name} {fact}=%[{(moment.Rule.Length == 0 ? fact : $"var(sess.{moment.Name}{index})")}]")));
        var serverAddress = scenario == "refusing server" ? $"127.0.0.1:{closed}" : server.Address;
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            global
                nbthread 1
                maxconn 5000
                log {log.Address} len 60000 format raw local0
            defaults
                mode tcp
                timeout connect 20s
                timeout client 61s
                timeout server 62s
                timeout tunnel 63s
                retries 0
            frontend fe
                id 7
                log global
                maxconn 4000
                bind {address}:{port} id 77 name lst{(scenario.StartsWith("header", StringComparison.Ordinal) ? " accept-proxy" : "")}
                log-format "facts %B|{format.Replace("\"", "\\\"", StringComparison.Ordinal)}"
            {Rules("accepted")}
            {Rules("session")}
            {Rules("content")}
                default_backend app
            backend app
                id 9
                fullconn 300
            {Rules("backend")}
            {Rules("response")}
                server s1 {serverAddress} id 3 weight 5 maxconn 100
                server s2 127.0.0.1:{closed} id 4 weight 8 maxconn 50 disabled
            backend empty
                id 10

            """, options);
        using var client = await TcpClientProbe.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Trim('[', ']')), port));
        await client.SendAsync(HeaderOf(scenario));
        var peer = (await client.EndAsync()).Text.Trim().Split(':')[^1];
        client.HalfClose();
        var line = (await log.MessageAsync("facts")).Split('|')[1..];
        (int Port, string Name)[] ports = [(client.LocalEndPoint.Port, "CLIENT"), (port, "FRONTEND"), (server.Port, "SERVER"), (closed, "CLOSED"), (peer.Length > 0 ? int.Parse(peer, CultureInfo.InvariantCulture) : -1, "BACK")];
        return [.. line.Select(fact => fact.StartsWith("end bc_src_port=", StringComparison.Ordinal) && scenario == "refusing server" ? UnconnectedPort().Replace(fact, "UNCONNECTED") : fact).Select(fact => ports.Aggregate(fact, static (text, one) => Named(text, one.Port, one.Name)))];
    }

    /// <summary>Whichever the kernel gave to a socket that could not connect.</summary>
    [GeneratedRegex(@"\d+$")]
    private static partial Regex UnconnectedPort();

    private static IEnumerable<string> FactsAt(SamplePlaces place) =>
        Facts.Where(fact => FetchTable.Table.TryFind(fact.Split('(', ',')[0], out var fetch) && (fetch.Places & place) != 0);

    private static string Rules(string name)
    {
        var moment = Moments.Single(one => one.Name == name);
        return string.Concat(FactsAt(moment.Place).Select((fact, index) => $"    {moment.Rule}{name}{index}) {fact}\n"));
    }

    private static string Named(string fact, int port, string name) => fact.EndsWith($"={port}", StringComparison.Ordinal) ? $"{fact[..fact.IndexOf('=', StringComparison.Ordinal)]}={name}" : fact;

    private static byte[] HeaderOf(string scenario) => scenario switch
    {
        "header of version 1" => Encoding.ASCII.GetBytes("PROXY TCP4 192.0.2.7 192.0.2.8 1111 2222\r\n"),
        "header of version 2" => [.. "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x1d"u8, 192, 0, 2, 7, 192, 0, 2, 8, 4, 87, 8, 174, 2, 0, 8, .. "host.exa"u8, 5, 0, 3, .. "abc"u8],
        _ => [],
    };
}
