using System.Security.Cryptography;
using System.Text;
using ActorProxy.Fuzz.Targets;

namespace ActorProxy.Fuzz;

/// <summary>Every target. A new one is a line here and a folder in Corpus.</summary>
public static class FuzzTargets
{
    private const string Corpora = "tests/ActorProxy.Fuzz/Corpus";
    private const string Inspection = "tests/ActorProxy.Tests/Core/Inspection/Corpus";

    private static readonly byte[] Key = MakeKey();

    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new ConfigurationTarget(),
        new NodeConfTarget(),
        new ExpressionTarget(),
        new ConditionTarget(),
        new PatternFileTarget(),
        new ProxyHeaderTarget(),
        new PayloadTarget(
            "tls-hello", [$"{Inspection}/tls-hellos.txt"], true,
            "req.ssl_hello_type", "req.ssl_sni", "req.ssl_alpn", "req.ssl_ver", "req.ssl_ec_ext", "req.ssl_st_ext", "req.ssl_cipherlist", "req.ssl_sigalgs", "req.ssl_supported_groups", "req.ssl_keyshare_groups", "res.ssl_hello_type"),
        new PayloadTarget("rdp-cookie", [$"{Inspection}/rdp-requests.txt"], true, "req.rdp_cookie", "req.rdp_cookie(mstshash)", "req.rdp_cookie(msts)", "req.rdp_cookie_cnt", "req.rdp_cookie_cnt(mstshash)")
        {
            Pieces = ["Cookie: ", "mstshash=", "msts=", "\r\n", "3640205228.15629.0000"],
        },
        new PayloadTarget("distcc", [$"{Inspection}/distcc-messages.txt"], true, "distcc_param(ARGC)", "distcc_param(ARGV,2)", "distcc_body(ARGV)", "distcc_body(ARGV,3)", "distcc_body(DOTI)")
        {
            Pieces = ["DIST00000001", "ARGC00000002", "ARGV00000001", "DOTI000000ff", "ffffffff"],
        },
        new MqttTarget(),
        new PeersTarget(),
        new MembersTarget(),
        new RoutersTarget(),
        new NodeCallTarget(),
        new VrrpTarget(),
        new SnapshotTarget(),
        new FixTarget(),
        new PayloadTarget(
            "protobuf", [$"{Corpora}/protobuf"], false,
            "req.payload(0,0),protobuf(1)", "req.payload(0,0),protobuf(1,int32)", "req.payload(0,0),protobuf(1,sint64)", "req.payload(0,0),protobuf(2.1,fixed64)", "req.payload(0,0),protobuf(2.1.1)",
            "req.payload(0,0),ungrpc(1)", "req.payload(0,0),ungrpc(2.1)"),
        new PayloadTarget(
            "json", [$"{Corpora}/json"], false,
            "req.payload(0,0),json_query('$')", "req.payload(0,0),json_query('$.a')", "req.payload(0,0),json_query('$.a.b')", "req.payload(0,0),json_query('$.a[1]')", "req.payload(0,0),json_query('$.a','int')",
            "req.payload(0,0),json", "req.payload(0,0),json(utf8s)", "req.payload(0,0),json(ascii)", "req.payload(0,0),json(utf8ps)")
        {
            Pieces = ["{", "}", "[", "]", "\"a\":", "\"", ",", ":", "\\u00e9", "\\ud83d\\ude00", "\\", "true", "null", "1e999", "-0", "{\"a\":", "[[["],
        },
        new PayloadTarget(
            "http1", [$"{Corpora}/http1"], true,
            "method", "req.ver", "url", "path", "query", "base", "base32", "url_ip", "url_port", "urlp(a)", "urlp(a,;)", "urlp_val", "req.hdr(a)", "req.hdr(a,2)", "req.hdr(a,-2)", "req.hdr(host),lower", "req.fhdr(a)", "req.hdr_cnt", "hdr_ip(a)",
            "hdr_val(a)", "req.hdrs", "req.hdrs_bin", "req.hdr_names", "cook(a)", "cook", "cook_cnt", "req.cook_names", "http_auth_user", "http_auth_bearer", "req.body_len")
        {
            Pieces = ["GET ", "CONNECT ", " HTTP/1.1\r\n", "\r\n", "\n", "\r\n\r\n", "\r\n ", "Host: a\r\n", "Content-Length: ", "Transfer-Encoding: ", "chunked", ",", "Cookie: a=1; ", "Authorization: Basic ", "A: ", "http://a:80/", "?a=", ";", "\"", "\\"],
        },
        new PayloadTarget(
            "jwt", [$"{Corpora}/jwt"], false,
            "req.payload(0,0),jwt_header_query", "req.payload(0,0),jwt_header_query('$.alg')", "req.payload(0,0),jwt_payload_query('$.sub')", "req.payload(0,0),jwt_verify(HS256,secret)", "req.payload(0,0),jwt_verify(ES256,key)")
        {
            Pieces = [".", "..", "e30", "eyJhbGciOiJIUzI1NiJ9", "=", "-", "_", "+"],
            ReadFile = static _ => Key,
        },
        new PayloadTarget(
            "packets", [$"{Corpora}/packets"], false,
            "req.payload(0,0),eth.src", "req.payload(0,0),eth.vlan", "req.payload(0,0),eth.proto", "req.payload(0,0),eth.data,ip.ver", "req.payload(0,0),eth.data,ip.data,tcp.options_list", "req.payload(0,0),ip.fp(7)", "req.payload(0,0),ip.src",
            "req.payload(0,0),ip.data,tcp.flags", "req.payload(0,0),ip.df", "req.payload(0,0),tcp.options.mss", "req.payload(0,0),tcp.options.tsval", "req.payload(0,0),tcp.options.wscale"),
        new PayloadTarget(
            "forwarded", [$"{Corpora}/forwarded"], false,
            "req.payload(0,0),rfc7239_is_valid", "req.payload(0,0),rfc7239_field(for)", "req.payload(0,0),rfc7239_field(host)", "req.payload(0,0),rfc7239_n2nn", "req.payload(0,0),rfc7239_n2np")
        {
            Pieces = ["for=", "by=", "host=", "proto=https", "\"", ";", ",", "[::1]", ":80", "_x", "unknown", "\\"],
        },
    ];

    private static byte[] MakeKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
    }
}
