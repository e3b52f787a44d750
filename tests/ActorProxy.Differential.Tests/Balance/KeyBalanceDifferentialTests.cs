using System.Globalization;
using System.Net;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary><c>balance hash</c> and <c>balance rdp-cookie</c>: the same server for each key as Debian's haproxy picks.</summary>
public sealed class KeyBalanceDifferentialTests
{
    private const int Keys = 40;

    public static TheoryData<string, string, string> Lines { get; } = new()
    {
        { "hash src", "", "address" },
        { "hash src", "hash-type consistent", "address" },
        { "hash src,ipmask(24)", "hash-type map-based djb2 avalanche", "address" },
        { "hash src_port,mul(0),add(3)", "", "address" },
        { "hash dst_port,mul(0),add(70000)", "hash-type consistent wt6", "address" },
        { "hash req.ssl_sni", "", "hello" },
        { "hash req.ssl_sni", "hash-type consistent crc32", "hello" },
        { "hash req.ssl_sni,upper,sha1", "hash-type map-based wt6", "hello" },
        { "hash req.ssl_sni", "", "text" },
        { "hash req.payload(0,12)", "hash-type consistent djb2 avalanche", "text" },
        { "hash req.payload(0,12),crc32,mod(100)", "hash-type map-based djb2", "text" },
        { "hash req.rdp_cookie(mstshash)", "hash-type map-based crc32", "cookie" },
        { "rdp-cookie", "", "cookie" },
        { "rdp-cookie", "hash-type consistent", "cookie" },
        { "rdp-cookie(MSTSHASH)", "hash-type map-based djb2", "cookie" },
        { "rdp-cookie(other)", "", "cookie" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Picks_the_same_server_for_each_key(string balance, string hashType, string client)
    {
        string[] names = ["s1", "s2", "s3", "s4", "s5"];
        var servers = names.Select(TcpServer.Named).ToList();
        try
        {
            // haproxy has the bytes on their way to the server when it hashes, so they are no longer there for an expression: it is given a variable.
            var isOfBytes = balance.StartsWith("hash req.", StringComparison.Ordinal);
            var rule = isOfBytes ? $"tcp-request content set-var(sess.key) {balance["hash ".Length..]} if {{ req.len ge 12 }}" : "";
            var kept = isOfBytes ? "hash var(sess.key)" : balance;
            var theirs = await PicksAsync(ProxyOptions.ForHAProxy, rule, kept, hashType, client, servers);

            Assert.Equal(theirs, await PicksAsync(ProxyOptions.ForActorProxy, rule, kept, hashType, client, servers));
            if (isOfBytes)
                Assert.Equal(theirs, await PicksAsync(ProxyOptions.ForActorProxy, "", balance, hashType, client, servers));
        }
        finally
        {
            servers.ForEach(static server => server.Dispose());
        }
    }

    private static async Task<string> PicksAsync(ProxyOptions options, string rule, string balance, string hashType, string client, List<TcpServer> servers)
    {
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync($"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 1m
                timeout server 1m
            listen in
                bind 127.0.0.1:{port}
                {(client == "address" ? "" : "tcp-request inspect-delay 5s")}
                {rule}
                {(client == "address" ? "" : "tcp-request content accept if { req.len ge 12 }")}
                balance {balance}
                {hashType}
                {string.Join("\n    ", servers.Select(static (server, i) => $"server s{i + 1} {server.Address} id {i + 1} weight {i + 3}"))}

            """, options);
        var picks = new List<string>();
        for (var key = 1; key <= Keys; key++)
        {
            using var probe = await TcpClientProbe.ConnectAsync(port, IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.{key % 7}.{key}")));
            await probe.SendAsync(client switch
            {
                "hello" => ClientHello($"host{key}.example.org"),
                "cookie" => Rdp.ConnectionRequest($"mstshash=user{key}"),
                "text" => Encoding.ASCII.GetBytes($"some text {key:00} and more"),
                _ => "x"u8.ToArray(),
            });
            picks.Add(await probe.ReadLineAsync());
        }

        return string.Join(' ', picks);
    }

    private static byte[] ClientHello(string host)
    {
        var name = Encoding.ASCII.GetBytes(host);
        byte[] extension = [0, 0, .. Two(name.Length + 5), .. Two(name.Length + 3), 0, .. Two(name.Length), .. name];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 0x13, 1, 1, 0, .. Two(extension.Length), .. extension];
        return [0x16, 3, 1, .. Two(body.Length + 4), 1, 0, .. Two(body.Length), .. body];

        static byte[] Two(int number) => [(byte)(number >> 8), (byte)number];
    }
}
