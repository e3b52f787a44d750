using System.Globalization;

namespace ActorProxy.Demo;

/// <summary>Where the parts of the demo's cluster are: one configuration for all nodes, and the settings of each.</summary>
/// <param name="Folder">Holds the files and the runtime APIs' sockets.</param>
/// <param name="Port">On which each node serves at its own address.</param>
/// <param name="ClusterPort">On which the nodes talk to each other.</param>
/// <param name="Servers">The last one is not in the configuration: it is there to be added.</param>
internal sealed record ClusterDemoSetting(string Folder, int Port, int ClusterPort, IReadOnlyList<EchoServer> Servers)
{
    public const string NameVariable = "NODE_NAME";
    public const string AddressVariable = "NODE_ADDRESS";

    public string ConfigurationPath => Path.Combine(Folder, "haproxy.cfg");

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $$"""
        global
            log stdout format raw local0 notice
            stats socket "{{Folder}}/${{{NameVariable}}}.sock" mode 600 level admin expose-fd listeners
            stats timeout 1m

        defaults
            mode tcp
            log global
            timeout connect 5s
            timeout client 1h
            timeout server 1h

        frontend echo
            bind "${{{AddressVariable}}}:{{Port}}"
            default_backend servers

        # A client keeps its server, whichever node it asks.
        backend servers
            balance roundrobin
            stick-table type ip size 10k expire 1h peers cluster
            stick on src
        {{string.Concat(Servers.Take(Servers.Count - 1).Select(s => ServerLine(s) + "\n"))}}
        """);

    public string SocketPathOf(string node) => Path.Combine(Folder, node + ".sock");

    public string NodePathOf(string node) => Path.Combine(Folder, node + ".conf");

    /// <param name="secret">By which the nodes know each other.</param>
    public string NodeSettings(DemoNode node, string secret, IEnumerable<DemoNode> all) => string.Create(CultureInfo.InvariantCulture, $$"""
        node { name = {{node.Name}}, address = {{node.Address}} }
        cluster {
          port = {{ClusterPort}}
          secret = "{{secret}}"
          seeds = [{{string.Join(", ", all.Select(one => string.Create(CultureInfo.InvariantCulture, $"\"{one.Address}:{ClusterPort}\"")))}}]
        }

        """);

    public string Guide(IReadOnlyList<DemoNode> nodes) => string.Create(CultureInfo.InvariantCulture, $$"""
        {{nodes.Count}} nodes serve as one, with {{Servers.Count - 1}} echo servers behind them; one more waits for you to add it.
        Their configuration: {{ConfigurationPath}}
        {{string.Concat(nodes.Select(one => string.Create(CultureInfo.InvariantCulture, $"  {one.Name} on {one.Address}:{Port}, runtime API {one.SocketPath}\n")))}}
        To try, in another terminal:

          A client keeps its server, whichever node it asks:
        {{string.Concat(nodes.Select(one => string.Create(CultureInfo.InvariantCulture, $"    echo hi | nc -N {one.Address} {Port}\n")))}}
          Another client gets the next server, and keeps that one:
        {{string.Concat(nodes.Select(one => string.Create(CultureInfo.InvariantCulture, $"    echo hi | nc -N -s 127.0.0.99 {one.Address} {Port}\n")))}}
          Any node tells about all of them:
            echo "show cluster" | nc -NU {{nodes[0].SocketPath}}
            echo "@all show table servers" | nc -NU {{nodes[0].SocketPath}}

          Add the server that waits, and reload all nodes, one after the other. Connections that are open stay open:
            echo "{{ServerLine(Servers[^1])}}" >> {{ConfigurationPath}}
            echo "rolling-reload" | nc -NU {{nodes[0].SocketPath}}

          Kill a node; the others notice at once, and clients keep their servers. After {{ClusterDemoRun.RestartDelay.TotalSeconds:0}} seconds the demo starts it again:
            kill -9 $(echo "show info" | nc -NU {{nodes[^1].SocketPath}} | awk '/^Pid:/ { print $2 }')
            echo "show cluster" | nc -NU {{nodes[0].SocketPath}}
            echo hi | nc -N {{nodes[0].Address}} {{Port}}

        Floating addresses need interfaces of their own, and root: docs/floating-addresses.md.
        Ctrl-C ends the demo.

        """);

    private static string ServerLine(EchoServer server) => string.Create(CultureInfo.InvariantCulture, $"    server {server.Name} 127.0.0.1:{server.Port}");
}
