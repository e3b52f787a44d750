using System.Net;

namespace ActorProxy.TestKit.Processes;

/// <summary>A network namespace for each of some nodes: a link from the test to each, and a switch between them that can be cut.</summary>
/// <remarks>Needs root. Disposing removes the namespaces, and with them everything that leads there.</remarks>
public sealed class MeshNetwork : IAsyncDisposable
{
    private readonly string _name;
    private readonly string _clients;
    private readonly string _mesh;
    private readonly int _nodes;

    private MeshNetwork(string name, string clients, string mesh, int nodes) => (_name, _clients, _mesh, _nodes) = (name, clients, mesh, nodes);

    /// <summary>An address of the test that every node reaches.</summary>
    public IPAddress TestAddress => IPAddress.Parse($"{_clients}.1");

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    public static async Task<MeshNetwork?> TryCreateAsync(int nodes)
    {
        // RFC 2544 keeps 198.18.0.0/15 for tests of devices.
        var network = new MeshNetwork($"ap{Random.Shared.Next(0x1000000):x6}", $"198.18.{Random.Shared.Next(256)}", $"198.19.{Random.Shared.Next(256)}", nodes);
        if (!Environment.IsPrivilegedProcess || (await Command.RunAsync("ip", ["netns", "add", network.Switch]).ConfigureAwait(false)).ExitCode != 0)
            return null;
        try
        {
            await network.BuildAsync().ConfigureAwait(false);
            return network;
        }
        catch
        {
            await network.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string NamespaceOf(int node) => $"{_name}-{node}";

    /// <summary>Where the test reaches a node.</summary>
    public IPAddress ClientAddressOf(int node) => IPAddress.Parse($"{_clients}.{(4 * node) + 2}");

    /// <summary>Where other nodes reach a node.</summary>
    public IPAddress MeshAddressOf(int node) => IPAddress.Parse($"{_mesh}.{node + 1}");

    /// <summary>From now on a node and the others do not hear of each other; packets are lost and nobody is told.</summary>
    public Task CutAsync(int node) => RunAsync($"-n {Switch} link set p{node} down");

    public Task HealAsync(int node) => RunAsync($"-n {Switch} link set p{node} up");

    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < _nodes; node++)
            await Command.RunAsync("ip", ["netns", "del", NamespaceOf(node)]).ConfigureAwait(false);
        await Command.RunAsync("ip", ["netns", "del", Switch]).ConfigureAwait(false);
    }

    private string Switch => $"{_name}-s";

    private async Task BuildAsync()
    {
        await RunAsync($"-n {Switch} link add name br0 type bridge").ConfigureAwait(false);
        await RunAsync($"-n {Switch} link set br0 up").ConfigureAwait(false);
        for (var node = 0; node < _nodes; node++)
        {
            var own = NamespaceOf(node);
            string[] commands =
            [
                $"netns add {own}",
                $"link add {_name}c{node} type veth peer name client netns {own}",
                $"addr add {_clients}.{(4 * node) + 1}/30 dev {_name}c{node}",
                $"link set {_name}c{node} up",
                $"-n {own} addr add {_clients}.{(4 * node) + 2}/30 dev client",
                $"-n {Switch} link add p{node} type veth peer name mesh netns {own}",
                $"-n {Switch} link set p{node} master br0",
                $"-n {Switch} link set p{node} up",
                $"-n {own} addr add {_mesh}.{node + 1}/24 dev mesh",
                $"-n {own} link set lo up",
                $"-n {own} link set client up",
                $"-n {own} link set mesh up",
                $"-n {own} route add default via {_clients}.{(4 * node) + 1}",
            ];
            foreach (var command in commands)
                await RunAsync(command).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(string arguments)
    {
        var result = await Command.RunAsync("ip", arguments.Split(' ')).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"ip {arguments}: {result.Output}");
    }
}
