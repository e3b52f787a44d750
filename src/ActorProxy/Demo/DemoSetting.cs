using System.Globalization;

namespace ActorProxy.Demo;

/// <summary>Where the demo's parts are.</summary>
/// <param name="Folder">Holds the configuration and the runtime API's socket.</param>
/// <param name="Port">The proxy's, on 127.0.0.1.</param>
/// <param name="Servers">The last one is not in the configuration: it is there to be added.</param>
internal sealed record DemoSetting(string Folder, int Port, IReadOnlyList<EchoServer> Servers)
{
    public string ConfigurationPath => Path.Combine(Folder, "haproxy.cfg");

    public string SocketPath => Path.Combine(Folder, "api.sock");

    public EchoServer Spare => Servers[^1];

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"""
        global
            stats socket {SocketPath} mode 600 level admin expose-fd listeners
            stats timeout 1m

        defaults
            mode tcp
            timeout connect 5s
            timeout client 1h
            timeout server 1h
            timeout queue 1m

        frontend echo
            bind 127.0.0.1:{Port}
            default_backend servers

        backend servers
            balance roundrobin
        {string.Concat(Servers.Take(Servers.Count - 1).Select(s => ServerLine(s) + "\n"))}
        """);

    public string Guide => string.Create(CultureInfo.InvariantCulture, $"""
        The proxy listens on 127.0.0.1:{Port}; {Servers.Count - 1} echo servers are behind it, and one more waits for you to add it.
        Its configuration: {ConfigurationPath}

        To try, in another terminal:

          Talk to a server; each new connection gets the next one:
            nc 127.0.0.1 {Port}

          See who serves:
            echo "show stat" | nc -NU {SocketPath} | cut -d, -f1,2,5,8,18

          Add the server that waits, and reload. Connections that are open stay open, new ones reach it too:
            echo "{ServerLine(Spare)} check" >> {ConfigurationPath}
            kill -USR2 {Environment.ProcessId}
            echo "show generations" | nc -NU {SocketPath}

          Take a server out of the rotation, and back in:
            echo "set server servers/{Servers[0].Name} state drain" | nc -NU {SocketPath}
            echo "set server servers/{Servers[0].Name} state ready" | nc -NU {SocketPath}

          Let one connection at a time reach a server; the next one waits in the queue until it ends:
            echo "set maxconn server servers/{Servers[1].Name} 1" | nc -NU {SocketPath}

        Ctrl-C ends the demo.

        """);

    private static string ServerLine(EchoServer server) => string.Create(CultureInfo.InvariantCulture, $"    server {server.Name} 127.0.0.1:{server.Port}");
}
