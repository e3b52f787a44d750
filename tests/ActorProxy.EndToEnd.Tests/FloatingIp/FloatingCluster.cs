using System.Globalization;
using System.Net;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Some nodes on one Ethernet with a client, which share floating addresses; each node's service says the node's name.</summary>
/// <remarks>The last host of the network is the client's.</remarks>
internal sealed class FloatingCluster : IAsyncDisposable
{
    private readonly NamedServer?[] _servers;
    private readonly string _floatingIp;
    private readonly string[] _names;

    private FloatingCluster(LanNetwork network, int nodes, string floatingIp, string[] names)
    {
        _names = names;
        Network = network;
        Nodes = new ProxyProcess?[nodes];
        _servers = new NamedServer?[nodes];
        Port = FreePort.Next();
        _floatingIp = floatingIp;
    }

    public LanNetwork Network { get; }

    public int Port { get; }

    /// <summary>Null for one that was not started, or is down. A guarded one is its guardian here.</summary>
    public ProxyProcess?[] Nodes { get; }

    public IPAddress Address => AddressOf(0);

    public IPAddress AddressOf(int floatingIp) => IsIPv6 ? Network.FreeAddress6(floatingIp) : Network.FreeAddress(floatingIp);

    /// <summary>Whether the floating addresses are IPv6 ones: then each has a link-local one beside it, as RFC 9568 5.2.9 wants.</summary>
    public bool IsIPv6 { get; init; }

    /// <summary>Whether all nodes share the servers of all, and keep each client on one: a client never sees which node it asks.</summary>
    public bool IsSticky { get; init; }

    /// <summary>Lines of the section <c>global</c>.</summary>
    public string Global { get; set; } = "";

    /// <summary>How nodes are started from now on.</summary>
    public ProxyOptions Options { get; set; } = ProxyOptions.ForActorProxy;

    /// <summary>All addresses of a virtual router, with their prefixes.</summary>
    public string[] PrefixedAddressesOf(int floatingIp) => IsIPv6
        ? [string.Create(CultureInfo.InvariantCulture, $"fe80::5:{floatingIp + 1}/64"), $"{AddressOf(floatingIp)}/64"]
        : [$"{AddressOf(floatingIp)}/24"];

    /// <summary>Where the client finds the service.</summary>
    public IPEndPoint Service => ServiceAt(0);

    public IPEndPoint ServiceAt(int floatingIp) => new(AddressOf(floatingIp), Port);

    public string ClientNamespace => Network.NamespaceOf(Nodes.Length);

    /// <summary>No node is started yet. Skips the test where networks can't be made.</summary>
    /// <param name="floatingIp">Settings of the address besides its name, interface and addresses.</param>
    /// <param name="names">Of the floating addresses; <c>service</c> alone when none is named.</param>
    public static async Task<FloatingCluster> CreateAsync(int nodes, string floatingIp = "", params string[] names) =>
        new(await NetworkAsync(nodes + 1).ConfigureAwait(false), nodes, floatingIp, names is [] ? ["service"] : names);

    /// <summary>As <see cref="CreateAsync"/>, with one floating address of IPv6.</summary>
    public static async Task<FloatingCluster> CreateIPv6Async(int nodes, string floatingIp = "") =>
        new(await NetworkAsync(nodes + 1).ConfigureAwait(false), nodes, floatingIp, ["service"]) { IsIPv6 = true };

    /// <summary>Three nodes, two addresses, and <see cref="IsSticky"/>.</summary>
    public static async Task<FloatingCluster> CreateStickyAsync() =>
        new(await NetworkAsync(4).ConfigureAwait(false), 3, "", ["service", "mail"]) { IsSticky = true };

    /// <summary>Hosts without any node. Skips the test where they can't be made.</summary>
    public static async Task<LanNetwork> NetworkAsync(int hosts)
    {
        var network = await LanNetwork.TryCreateAsync(hosts).ConfigureAwait(false);
        Assert.SkipWhen(network is null, "needs root and network namespaces");
        return network;
    }

    /// <summary>Starts a node that knows the others, and gets its priorities from what they know together.</summary>
    public Task StartInClusterAsync(int node) => StartAsync(node, "", string.Create(CultureInfo.InvariantCulture, $$"""
        node.address = {{Network.AddressOf(node)}}
        cluster.secret = a-secret-of-many-letters
        cluster.seeds = ["{{Network.AddressOf(0)}}:10700", "{{Network.AddressOf(1)}}:10700"]
        """));

    public Task StartAsync(int node, int priority, string more = "") => StartAsync(node, string.Create(CultureInfo.InvariantCulture, $"priority = {priority}\n{more}"), "");

    /// <summary>Starts the first node, which has the address, and the second one, which is its backup.</summary>
    public async Task StartPairAsync()
    {
        await StartAsync(0, priority: 150).ConfigureAwait(false);
        await UntilStateAsync(0, "MASTER").ConfigureAwait(false);
        await StartAsync(1, priority: 100).ConfigureAwait(false);
        await UntilStateAsync(1, "BACKUP").ConfigureAwait(false);
    }

    private async Task StartAsync(int node, string more, string settings)
    {
        if (Nodes[node] is { } earlier)
            await earlier.DisposeAsync().ConfigureAwait(false);
        var network = Network.NamespaceOf(node);
        for (var host = 0; host < Nodes.Length; host++)
            _servers[host] ??= await NamedServer.StartAsync(Network.NamespaceOf(host), NameOf(host)).ConfigureAwait(false);
        var directory = new TestDirectory();
        var floating = string.Join('\n', _names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $$"""
              {{name}} {
                addresses = [{{string.Join(", ", PrefixedAddressesOf(i).Select(static one => $"\"{one}\""))}}]
                router-id = {{51 + i}}
                {{_floatingIp}}
                {{more}}
              }
            """)));
        var file = directory.Write("node.conf", $$"""
            node.name = {{NameOf(node)}}
            {{settings}}
            floating-ip {
              interface = {{LanNetwork.Interface}}
            {{floating}}
            }

            """);
        var configuration = string.Create(CultureInfo.InvariantCulture, $$"""
            global
            {{Global}}
            defaults
                mode tcp
                timeout connect 1s
                timeout client 5s
                timeout server 5s
            listen service
            {{string.Join('\n', _names.Select((_, i) => $"    bind {ServiceAt(i)}"))}}
            {{Servers(node)}}

            """);
        Nodes[node] = await ProxyProcess.StartAsync(
            configuration, Options with { ExtraArguments = [.. Options.ExtraArguments, "--node", file], NetworkNamespace = network, IsGuarded = true }, directory).ConfigureAwait(false);
    }

    private string Servers(int node) => IsSticky
        ? "    stick-table type ip size 10k expire 10m peers cluster\n    stick on src\n"
            + string.Join('\n', _servers.Select((server, host) => $"    server {NameOf(host)} {Network.AddressOf(host)}:{server!.Port}"))
        : $"    server here 127.0.0.1:{_servers[node]!.Port}";

    /// <summary>Changes a node's <c>node.conf</c> and reloads it, which must go well.</summary>
    public async Task ReloadAsync(int node, Func<string, string> change)
    {
        var file = Nodes[node]!.Directory.File("node.conf");
        var text = await File.ReadAllTextAsync(file).ConfigureAwait(false);
        var changed = change(text);
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(file, changed).ConfigureAwait(false);
        Assert.Contains("Success=1", await Nodes[node]!.Runtime.AskAsync("reload").ConfigureAwait(false), StringComparison.Ordinal);
    }

    /// <summary>What a node knows of its floating address: a word of <c>show floating-ip</c>.</summary>
    public async Task<string> AskAsync(int node, string word, int floatingIp = 0)
    {
        var text = await Nodes[node]!.Runtime.AskAsync($"show floating-ip {_names[floatingIp]}").ConfigureAwait(false);
        return text.Split(' ', '\n').FirstOrDefault(one => one.StartsWith(word + "=", StringComparison.Ordinal))?[(word.Length + 1)..] ?? "";
    }

    public Task UntilStateAsync(int node, string state) => Eventually.HoldsAsync(
        $"{NameOf(node)} is {state}", async () => await AskAsync(node, "state").ConfigureAwait(false) == state, Deadlines.Load, () => Nodes[node]!.Output.Text);

    /// <summary>Waits until every address is held by the one node that the spreading gives it to, and all nodes have their places behind it (<c>AddressSpread</c>: 200, 199, ...): none is about to move.</summary>
    public Task UntilAtHomeAsync() => Eventually.HoldsAsync(
        "every address is at home",
        async () =>
        {
            for (var floatingIp = 0; floatingIp < _names.Length; floatingIp++)
            {
                var priorities = new List<int>();
                for (var node = 0; node < Nodes.Length; node++)
                    priorities.Add(int.Parse(await AskAsync(node, "priority", floatingIp).ConfigureAwait(false), CultureInfo.InvariantCulture));
                if (!priorities.OrderDescending().SequenceEqual(Enumerable.Range(0, Nodes.Length).Select(static rank => 200 - rank)))
                    return false;
                if (await HoldersAsync(floatingIp).ConfigureAwait(false) is not [var owner] || priorities[owner] != 200)
                    return false;
            }

            return true;
        },
        Deadlines.Load);

    /// <summary>The process that serves, behind its guardian.</summary>
    public async Task<int> ServingProcessAsync(int node)
    {
        var info = await Nodes[node]!.Runtime.AskAsync("show info").ConfigureAwait(false);
        var line = info.Split('\n').First(static one => one.StartsWith("Pid:", StringComparison.Ordinal));
        return int.Parse(line[4..], CultureInfo.InvariantCulture);
    }

    /// <summary>The nodes on whose interface the floating address is.</summary>
    public async Task<int[]> HoldersAsync(int floatingIp = 0)
    {
        var holders = new List<int>();
        for (var node = 0; node < Nodes.Length; node++)
            if (await Network.HasAddressAsync(node, AddressOf(floatingIp)).ConfigureAwait(false))
                holders.Add(node);
        return [.. holders];
    }

    public static string NameOf(int node) => $"node{node}";

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            if (node is not null)
                await node.DisposeAsync().ConfigureAwait(false);
        foreach (var server in _servers)
            if (server is not null)
                await server.DisposeAsync().ConfigureAwait(false);
        await Network.DisposeAsync().ConfigureAwait(false);
    }
}
