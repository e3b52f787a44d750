namespace ActorProxy.EndToEnd.Tests;

/// <summary>The smallest configuration that relays: frontend <c>in</c>, backend <c>app</c>, its servers.</summary>
internal static class Relay
{
    public static string Configuration(int port, TcpServer server) => Configuration(port, $"server s1 {server.Address}");

    /// <param name="backend">The lines of the backend.</param>
    public static string Configuration(int port, params string[] backend) => $"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        frontend in
            bind 127.0.0.1:{port}
            default_backend app
        backend app
            {string.Join("\n    ", backend)}

        """;
}
