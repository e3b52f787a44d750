using ActorProxy.TestKit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Bytes that a client sends in two pieces, cut at each place, and the rules that decide by them.</summary>
/// <param name="Frontend">Lines of the frontend, before <c>default_backend be</c>; the other backend is <c>other</c>.</param>
internal sealed record CutInput(string Name, byte[] Bytes, string Frontend)
{
    /// <summary>Words behind the bind address.</summary>
    public string BindOptions { get; init; } = "";

    /// <summary>HAProxy decides the same wherever the bytes are cut.</summary>
    public bool IsCutByHAProxy { get; init; } = true;

    /// <summary>What the client must see of the whole input: the name of the server, and nothing when it is refused.</summary>
    public string Server { get; init; } = "other";

    public static IReadOnlyList<CutInput> All { get; } =
    [
        new("a hello with a name", Corpus("tls-hellos.txt", "real"), Content("req.ssl_hello_type 1") + "use_backend other if { req.ssl_sni -m end .example.com }"),
        new("a hello of another name", Corpus("tls-hellos.txt", "made"), Content("req.ssl_hello_type 1") + "use_backend other if { req.ssl_sni -m end .example.com }") { Server = "be" },
        new("a hello that is routed by its name alone", Corpus("tls-hellos.txt", "made"), Content("req.ssl_sni -m found") + "use_backend other if { req.ssl_sni ex.org }"),
        new("a request for a remote desktop", Corpus("rdp-requests.txt", "neg"), Content("req.rdp_cookie(mstshash) -m found") + "use_backend other if { req.rdp_cookie(mstshash) user1 }"),
        new("no request for a remote desktop", [.. Corpus("rdp-requests.txt", "neg").Select(static (one, at) => at == 5 ? (byte)0xd0 : one)], Content("req.rdp_cookie(mstshash) -m found") + "use_backend other") { Server = "" },
        new("content of a length", "MAGIC and what follows it"u8.ToArray(), Content("req.payload(0,20) -m beg MAGIC") + "use_backend other if { req.payload(6,3) -m str and }"),
        new("content that is refused", "magic and what follows it"u8.ToArray(), Content("req.payload(0,20) -m beg MAGIC") + "use_backend other") { Server = "" },
        new("content behind its length", [0, 9, .. "some text and more"u8], Content("req.payload_lv(0,2) -m str \"some text\"") + "use_backend other if { req.payload_lv(0,2) -m end text }"),

        new("an HTTP request of a host", "GET /a HTTP/1.1\r\nAccept: */*\r\nHost: Shop.example.org\r\n\r\n"u8.ToArray(), Content("req.proto_http") + "use_backend %[req.hdr(host),lower,field(1,.),regsub(shop,other)]"),
        new("an HTTP request of another path", "GET /b HTTP/1.1\r\nHost: shop.example.org\r\n\r\n"u8.ToArray(), Content("method GET") + "use_backend other if { path_beg /a } { hdr_end(host) .org }") { Server = "be" },
        new("no HTTP request", "SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), Content("req.proto_http") + "use_backend other") { Server = "" },

        // haproxy wants a header in one piece.
        new("a header of version 1", "PROXY TCP4 192.0.2.7 192.0.2.8 1111 2222\r\ndata"u8.ToArray(), "use_backend other if { src 192.0.2.7 } { dst_port 2222 }") { BindOptions = "accept-proxy", IsCutByHAProxy = false },
        new("a header of version 2", [.. "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c"u8, 192, 0, 2, 7, 192, 0, 2, 8, 4, 87, 8, 174, .. "data"u8], "use_backend other if { src 192.0.2.7 } { dst_port 2222 }") { BindOptions = "accept-proxy", IsCutByHAProxy = false },
        new("a header and a hello", [.. "PROXY TCP4 192.0.2.7 192.0.2.8 1111 2222\r\n"u8, .. Corpus("tls-hellos.txt", "made")], Content("req.ssl_hello_type 1") + "use_backend other if { req.ssl_sni ex.org } { src 192.0.2.7 }") { BindOptions = "accept-proxy", IsCutByHAProxy = false },
    ];

    public override string ToString() => Name;

    private static string Content(string accepted) => $"tcp-request inspect-delay 30s\n    tcp-request content accept if {{ {accepted} }}\n    tcp-request content reject\n    ";

    /// <summary>The bytes of a row of the corpus that inspection is tried on.</summary>
    public static byte[] Corpus(string file, string name) => Convert.FromHexString(File.ReadLines(Repository.PathTo($"tests/ActorProxy.Tests/Core/Inspection/Corpus/{file}"))
        .First(line => line.StartsWith($"{name} |", StringComparison.Ordinal)).Split('|')[^1].Trim());
}
