using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Heads of HTTP requests, good and bad, through both running proxies in <c>mode tcp</c>: the same value of every fetch.</summary>
public sealed class HttpHeadDifferentialTests
{
    private static readonly string[] Fetches =
    [
        "url", "method,length", "req.ver", "path", "pathq", "query", "base", "baseq", "base32", "base32+src", "url32", "url32+src", "url_ip",
        "url_port", "urlp", "urlp(a)", "urlp(a,;)", "urlp(a,?)", "urlp_val(a)", "url_param(,;)", "req.hdrs", "req.hdrs_bin", "req.hdr_names", "req.hdr_names(;)",
        "req.body", "req.body_len", "req.body_size", "req.body_param(a)", "http_first_req", "req.proto_http", "req_ver", "req_proto_http", "req.hdr(,-1)", "req.fhdr",
        "req.hdr(,2)", "hdr(host)", "req.hdr(a)", "req.hdr(A,1)", "req.hdr(a,2)", "req.hdr(a,3)", "req.hdr(a,5)", "req.hdr(a,-1)", "req.hdr(a,-2)", "req.hdr(a,-10)",
        "req.hdr(a,0)", "req.fhdr(a)", "req.fhdr(a,1)", "req.fhdr(a,2)", "req.fhdr(a,-2)", "req.hdr_cnt(a)", "req.fhdr_cnt(a)", "req.hdr_cnt", "req.fhdr_cnt",
        "hdr_cnt(c)", "hdr(e)", "hdr_ip(a)", "hdr_ip(a,1)", "hdr_ip(x)", "hdr_ip(x,2)", "req.hdr_ip(x,3)", "hdr_val(a)", "req.hdr_val(a,1)", "hdr_val(n)",
        "hdr_val(content-length)", "req.hdr(:method)", "req.hdr(:path)", "cook", "cook(a)", "cook_cnt", "cook_cnt(a)", "cook_val(a)", "req.cook(b)", "req.cook_cnt(b)",
        "req.cook_val(b)", "cookie(a)", "cookie", "http_auth_user", "http_auth_pass", "http_auth_type", "http_auth_bearer",
    ];

    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Heads of HTTP requests");

    [Fact]
    public async Task Heads_tell_the_same()
    {
        (string Name, byte[] Bytes)[] heads =
        [
            .. File.ReadLines(Repository.PathTo("tests/ActorProxy.Fuzz/Corpus/http1/heads.hex"))
                .Where(static line => !line.StartsWith('#'))
                .Select(static line => line.Split(" | "))
                .Select(static cells => (cells[0], Convert.FromHexString(cells[1]))),
        ];
        var theirs = await ValuesAsync(heads, ProxyOptions.ForHAProxy);
        var ours = await ValuesAsync(heads, ProxyOptions.ForActorProxy);
        Assert.True(theirs.Count(static one => one[0] != "-") > heads.Length / 2);
        Assert.Equal("", string.Concat(heads.Select((head, index) => Complaint(head.Name, theirs[index], ours[index]))));
    }

    /// <summary>A head that only one of both takes is told as such; of others each value.</summary>
    private static string Complaint(string name, string[] theirs, string[] ours)
    {
        if ((theirs[0] == "-") != (ours[0] == "-") || Wanted.All.Any(one => one.What == name))
            return Wanted.Complaint(name, Kind(theirs), Kind(ours));
        return string.Concat(Fetches.Zip(theirs, ours).Where(static one => one.Second != one.Third).Select(one => $"\n{name}\n  {one.First}: haproxy {one.Second}, ours {one.Third}"));
    }

    private static string Kind(string[] values) => values[0] == "-" ? "no head" : "a head";

    /// <summary>A hash of each fetch's value by head; "-" where there is none.</summary>
    private static async Task<List<string[]>> ValuesAsync(IReadOnlyList<(string Name, byte[] Bytes)> heads, ProxyOptions options)
    {
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var rules = string.Join('\n', Fetches.Select(static (fetch, index) => $"    tcp-request content set-var(sess.f{index}) {fetch},crc32"));
        var values = string.Join(' ', Fetches.Select(static (_, index) => $"%[var(sess.f{index})]"));
        await using var proxy = await ProxyProcess.StartAsync(
            $$"""
            global
                nbthread 1
            defaults
                mode tcp
                timeout connect 20s
                timeout client 60s
                timeout server 60s
            frontend fe
                bind 127.0.0.1:{{port}}
                log {{log.Address}} len 8192 format rfc3164 local0
                log-format "head {{values}}"
                tcp-request inspect-delay 30s
                tcp-request content set-var(sess.waited) int(1) if WAIT_END
            {{rules}}
                tcp-request content reject

            """, options);
        var answers = new List<string[]>();
        foreach (var (_, bytes) in heads)
        {
            log.Clear();
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync(bytes);
            client.HalfClose();
            var message = await log.MessageAsync(": head ");
            answers.Add(message[(message.IndexOf(": head ", StringComparison.Ordinal) + 7)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            await client.EndAsync();
        }

        return answers;
    }
}
