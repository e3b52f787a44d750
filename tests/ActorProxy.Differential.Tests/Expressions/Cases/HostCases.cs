namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>host_only</c> and <c>port_only</c>.</summary>
public static class HostCases
{
    private static readonly string[] Hosts =
    [
        "Host:80", "HOST", "[::1]:80", "[::1]", "::1", "a:", "a:x", "a:80x", "a:b:80", "", ":80", "[::1", "[::1]80", "a:99999999999999999999", "a:99999", "a:-1", "\u00c4B.de:1", "EXAMPLE.com.", "[FE80::1]:8443", "127.0.0.1:8080", "]:1", "a]b:2", ":", "::", "a:4294967295", "a:4294967296",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from host in Hosts from part in new[] { "host_only", "port_only" } select $"'str({host}),{part}'",
        "bin(41003a3830),host_only", "bin(41003a3830),port_only", "int(80),host_only", "ipv4(1.2.3.4),port_only", "ipv6(::1),host_only", "str(a),host_only(1)", "var(txn.k16000),host_only", "var(txn.k16000),port_only",
    ];
}
