using System.Globalization;
using System.Net;

namespace ActorProxy.EndToEnd.Tests.Agreement;

/// <summary>Some nodes that share their tables, with the same servers behind each.</summary>
/// <remarks>A client sends its key in eight bytes, and its server answers with its own name.</remarks>
internal sealed class NodeMesh : IAsyncDisposable
{
    public const int KeyBytes = 8;

    private readonly TcpServer[] _servers;
    private readonly int[] _peerPorts;
    private readonly MeshNetwork? _network;
    private readonly string _more;
    private readonly string _table;

    private NodeMesh(int nodes, string table, string more, MeshNetwork? network)
    {
        _network = network;
        _servers = [.. Enumerable.Range(1, 4).Select(i => TcpServer.Start(ServerBehaviours.Greet($"s{i}"), network?.TestAddress))];
        _peerPorts = FreePort.Next(nodes);
        Ports = FreePort.Next(nodes);
        Nodes = new ProxyProcess?[nodes];
        (_table, _more) = (table, more);
    }

    /// <summary>Null for one that is down.</summary>
    public ProxyProcess?[] Nodes { get; }

    private int[] Ports { get; }

    /// <summary>Starts the nodes, and returns when each has told each other one of something.</summary>
    /// <param name="table">Arguments of the table <c>app</c>, behind those that all have.</param>
    /// <param name="more">Further lines of the frontend.</param>
    /// <param name="network">A host of its own for each node; null for all on this one.</param>
    public static async Task<NodeMesh> StartAsync(int nodes, string table = "", string more = "", MeshNetwork? network = null)
    {
        var mesh = new NodeMesh(nodes, table, more, network);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, nodes).Select(mesh.StartAsync)).ConfigureAwait(false);
            await mesh.UntilConnectedAsync().ConfigureAwait(false);
            return mesh;
        }
        catch
        {
            await mesh.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task StartAsync(int node) =>
        Nodes[node] = await ProxyProcess.StartAsync(Configuration(node), ProxyOptions.ForActorProxy with { ExtraArguments = ["-L", $"n{node}"], NetworkNamespace = _network?.NamespaceOf(node) }).ConfigureAwait(false);

    /// <summary>From now on the first server, <c>s1</c>, refuses connections.</summary>
    public void StopFirstServer() => _servers[0].Dispose();

    /// <summary>Ends a node as a fault would.</summary>
    public async Task KillAsync(int node)
    {
        Nodes[node]!.Send(Signal.Kill);
        await Nodes[node]!.ExitAsync().ConfigureAwait(false);
        await Nodes[node]!.DisposeAsync().ConfigureAwait(false);
        Nodes[node] = null;
    }

    /// <summary>Waits until every node that runs hears of what every other one does.</summary>
    public async Task UntilConnectedAsync()
    {
        for (var from = 0; from < Nodes.Length; from++)
        {
            if (Nodes[from] is not { } teller)
                continue;
            var key = $"hello{from:D3}";
            for (var to = 0; to < Nodes.Length; to++)
            {
                if (to == from || Nodes[to] is not { } hearer)
                    continue;
                await Eventually.HoldsAsync($"node {to} hears of what node {from} does", async () =>
                {
                    await teller.Runtime.AskAsync($"set table app key {key}").ConfigureAwait(false);
                    return (await hearer.Runtime.AskAsync($"show table app key {key}").ConfigureAwait(false)).Contains(key, StringComparison.Ordinal);
                }, Deadlines.Load, () => hearer.Output.Text).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Connects to a node with a key; returns the name of the server that it was sent to.</summary>
    public async Task<string> ServerOfAsync(int node, string key)
    {
        using var client = await TcpClientProbe.ConnectAsync(EndPointOf(node)).ConfigureAwait(false);
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(key)).ConfigureAwait(false);
        return await client.ReadLineAsync().ConfigureAwait(false) ?? "";
    }

    /// <summary>The server of each client's key as a node has it in its table.</summary>
    public async Task<SortedDictionary<string, string>> BindingsAsync(int node)
    {
        var bindings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await Nodes[node]!.Runtime.AskAsync("show table app", Deadlines.Load).ConfigureAwait(false)).Split('\n'))
        {
            var words = line.Split(' ');
            var key = words.FirstOrDefault(static word => word.StartsWith("key=", StringComparison.Ordinal));
            if (key is not null && !key.StartsWith("key=hello", StringComparison.Ordinal))
                bindings[key[4..]] = string.Join(' ', words.Where(static word => word.StartsWith("server_", StringComparison.Ordinal)));
        }

        return bindings;
    }

    /// <summary>A figure of a table's entry on a node; 0 for one that is not there.</summary>
    public async Task<long> ReadAsync(int node, string key, string field)
    {
        var line = await Nodes[node]!.Runtime.AskAsync($"show table app key {key}").ConfigureAwait(false);
        var value = line.Split(' ', '\n').FirstOrDefault(word => word.StartsWith($"{field}=", StringComparison.Ordinal) || word.StartsWith($"{field}(", StringComparison.Ordinal));
        return value is null ? 0 : long.Parse(value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>With how many others a node has a session.</summary>
    public async Task<int> SessionsAsync(int node) => (await Nodes[node]!.Runtime.AskAsync("show peers").ConfigureAwait(false)).Split("state=established").Length - 1;

    /// <summary>A counter of a node's claims, from <c>show peers</c>.</summary>
    public async Task<long> ClaimsAsync(int node, string counter)
    {
        var text = await Nodes[node]!.Runtime.AskAsync("show peers").ConfigureAwait(false);
        var at = text.IndexOf($"{counter}=", StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        var value = text[(at + counter.Length + 1)..];
        return long.Parse(value[..value.IndexOfAny([' ', '\n'])], CultureInfo.InvariantCulture);
    }

    /// <summary>Where clients connect to a node.</summary>
    public IPEndPoint EndPointOf(int node) => new(_network?.ClientAddressOf(node) ?? IPAddress.Loopback, Ports[node]);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            if (node is not null)
                await node.DisposeAsync().ConfigureAwait(false);
        foreach (var server in _servers)
            server.Dispose();
    }

    private string Configuration(int node) =>
        $$"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 60s
            timeout server 60s
        peers mesh
            {{string.Join("\n    ", _peerPorts.Select((port, i) => $"peer n{i} {_network?.MeshAddressOf(i) ?? IPAddress.Loopback}:{port}"))}}
        frontend fe
            bind {{EndPointOf(node)}}
            tcp-request inspect-delay 10s
            {{_more}}
            tcp-request content accept if { req.len ge {{KeyBytes}} }
            default_backend app
        backend app
            balance random
            option redispatch 1
            stick-table type string len {{KeyBytes}} size 200k expire 1h peers mesh {{_table}}
            stick on req.payload(0,{{KeyBytes}})
            {{string.Join("\n    ", _servers.Select(static (server, i) => $"server s{i + 1} {server.Address}"))}}

        """;
}
