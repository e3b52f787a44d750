using System.Globalization;
using System.Net;

namespace ActorProxy.TestKit.Processes;

/// <summary>A network namespace for each of some nodes: a link from the test to each, and a switch between them that can be cut.</summary>
/// <remarks>Needs root. Disposing removes the namespaces, and with them everything that leads there.</remarks>
public sealed class MeshNetwork : IAsyncDisposable
{
    private const string SwitchSuffix = "s";

    private readonly NetworkNamespaces _namespaces;
    private readonly string _clients;
    private readonly string _mesh;

    private MeshNetwork(NetworkNamespaces namespaces, string clients, string mesh) => (_namespaces, _clients, _mesh) = (namespaces, clients, mesh);

    /// <summary>An address of the test that every node reaches.</summary>
    public IPAddress TestAddress => IPAddress.Parse($"{_clients}.1");

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    public static async Task<MeshNetwork?> TryCreateAsync(int nodes)
    {
        if (await NetworkNamespaces.TryCreateAsync(SwitchSuffix).ConfigureAwait(false) is not { } namespaces)
            return null;

        // RFC 2544 keeps 198.18.0.0/15 for tests of devices.
        var network = new MeshNetwork(namespaces, $"198.18.{Random.Shared.Next(256)}", $"198.19.{Random.Shared.Next(256)}");
        await namespaces.BuildAsync(() => network.BuildAsync(nodes)).ConfigureAwait(false);
        return network;
    }

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string NamespaceOf(int node) => _namespaces.NameOf(SuffixOf(node));

    /// <summary>Where the test reaches a node.</summary>
    public IPAddress ClientAddressOf(int node) => IPAddress.Parse($"{_clients}.{(4 * node) + 2}");

    /// <summary>Where other nodes reach a node.</summary>
    public IPAddress MeshAddressOf(int node) => IPAddress.Parse($"{_mesh}.{node + 1}");

    /// <summary>From now on a node and the others do not hear of each other; packets are lost and nobody is told.</summary>
    public Task CutAsync(int node) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{node} down");

    public Task HealAsync(int node) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{node} up");

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();

    private string Switch => _namespaces.NameOf(SwitchSuffix);

    private static string SuffixOf(int node) => node.ToString(CultureInfo.InvariantCulture);

    private async Task BuildAsync(int nodes)
    {
        await NetworkNamespaces.RunAsync([$"-n {Switch} link add name br0 type bridge", $"-n {Switch} link set br0 up"]).ConfigureAwait(false);
        for (var node = 0; node < nodes; node++)
        {
            var own = NamespaceOf(node);
            var cable = $"{_namespaces.Prefix}c{node}";
            await _namespaces.AddAsync(SuffixOf(node)).ConfigureAwait(false);
            await NetworkNamespaces.RunAsync([
                $"link add {cable} type veth peer name client netns {own}",
                $"addr add {_clients}.{(4 * node) + 1}/30 dev {cable}",
                $"link set {cable} up",
                $"-n {own} addr add {_clients}.{(4 * node) + 2}/30 dev client",
                $"-n {Switch} link add p{node} type veth peer name mesh netns {own}",
                $"-n {Switch} link set p{node} master br0",
                $"-n {Switch} link set p{node} up",
                $"-n {own} addr add {_mesh}.{node + 1}/24 dev mesh",
                $"-n {own} link set client up",
                $"-n {own} link set mesh up",
                $"-n {own} route add default via {_clients}.{(4 * node) + 1}",
            ]).ConfigureAwait(false);
        }
    }
}
