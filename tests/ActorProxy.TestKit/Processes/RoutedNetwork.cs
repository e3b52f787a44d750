using System.Net;
using System.Text.RegularExpressions;

namespace ActorProxy.TestKit.Processes;

/// <summary>A network namespace for a proxy, and one with a router between it and the test: packets lose a hop on their way.</summary>
/// <remarks>Needs root. The test is a client in its own namespace; disposing removes both others, and with them everything that leads there.</remarks>
public sealed partial class RoutedNetwork : IAsyncDisposable
{
    private const string ProxySuffix = "p";
    private const string RouterSuffix = "r";

    private readonly NetworkNamespaces _namespaces;
    private readonly string _prefix;

    private RoutedNetwork(NetworkNamespaces namespaces, string prefix) => (_namespaces, _prefix) = (namespaces, prefix);

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string Namespace => _namespaces.NameOf(ProxySuffix);

    /// <summary>The proxy's own address.</summary>
    public IPAddress Address => IPAddress.Parse($"{_prefix}.6");

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    public static async Task<RoutedNetwork?> TryCreateAsync()
    {
        if (await NetworkNamespaces.TryCreateAsync(RouterSuffix).ConfigureAwait(false) is not { } namespaces)
            return null;

        // RFC 2544 keeps 198.18.0.0/15 for tests of devices.
        var network = new RoutedNetwork(namespaces, $"198.{Random.Shared.Next(18, 20)}.{Random.Shared.Next(256)}");
        await namespaces.BuildAsync(network.BuildAsync).ConfigureAwait(false);
        return network;
    }

    /// <summary>The TCP connections that the kernel knows in the proxy's namespace, listeners apart.</summary>
    public async Task<int> ConnectionsAsync() => Lines().Count((await Command.RunAsync("ip", ["netns", "exec", Namespace, "ss", "-Htan", "state", "connected"]).ConfigureAwait(false)).Output);

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();

    private async Task BuildAsync()
    {
        var router = _namespaces.NameOf(RouterSuffix);
        var cable = $"{_namespaces.Prefix}c";
        await _namespaces.AddAsync(ProxySuffix).ConfigureAwait(false);
        await NetworkNamespaces.RunAsync([
            $"link add {cable} type veth peer name c netns {router}",
            $"-n {router} link add p type veth peer name r netns {Namespace}",
            $"addr add {_prefix}.1/30 dev {cable}",
            $"-n {router} addr add {_prefix}.2/30 dev c",
            $"-n {router} addr add {_prefix}.5/30 dev p",
            $"-n {Namespace} addr add {_prefix}.6/30 dev r",
            $"link set {cable} up",
            $"-n {router} link set c up",
            $"-n {router} link set p up",
            $"-n {Namespace} link set r up",
            $"-n {Namespace} route add default via {_prefix}.5",
            $"route add {_prefix}.4/30 via {_prefix}.2",
            $"netns exec {router} sysctl -q -w net.ipv4.ip_forward=1",
        ]).ConfigureAwait(false);
    }

    [GeneratedRegex(@"\S[^\n]*")]
    private static partial Regex Lines();
}
