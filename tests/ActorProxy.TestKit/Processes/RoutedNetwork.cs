using System.Net;
using System.Text.RegularExpressions;

namespace ActorProxy.TestKit.Processes;

/// <summary>A network namespace for a proxy, and one with a router between it and the test: packets lose a hop on their way.</summary>
/// <remarks>Needs root. The test is a client in its own namespace; disposing removes both others, and with them everything that leads there.</remarks>
public sealed partial class RoutedNetwork : IAsyncDisposable
{
    private readonly string _name;
    private readonly string _prefix;

    private RoutedNetwork(string name, string prefix) => (_name, _prefix) = (name, prefix);

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string Namespace => $"{_name}-p";

    /// <summary>The proxy's own address.</summary>
    public IPAddress Address => IPAddress.Parse($"{_prefix}.6");

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    public static async Task<RoutedNetwork?> TryCreateAsync()
    {
        // RFC 2544 keeps 198.18.0.0/15 for tests of devices.
        var name = $"ap{Random.Shared.Next(0x1000000):x6}";
        var network = new RoutedNetwork(name, $"198.{Random.Shared.Next(18, 20)}.{Random.Shared.Next(256)}");
        if (!Environment.IsPrivilegedProcess || (await Command.RunAsync("ip", ["netns", "add", network.Namespace]).ConfigureAwait(false)).ExitCode != 0)
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

    /// <summary>The TCP connections that the kernel knows in the proxy's namespace, listeners apart.</summary>
    public async Task<int> ConnectionsAsync() => Lines().Count((await Command.RunAsync("ip", ["netns", "exec", Namespace, "ss", "-Htan", "state", "connected"]).ConfigureAwait(false)).Output);

    public async ValueTask DisposeAsync()
    {
        foreach (var suffix in new[] { "p", "r" })
            await Command.RunAsync("ip", ["netns", "del", $"{_name}-{suffix}"]).ConfigureAwait(false);
    }

    private async Task BuildAsync()
    {
        string[] commands =
        [
            $"netns add {_name}-r",
            $"link add {_name}c type veth peer name c netns {_name}-r",
            $"-n {_name}-r link add p type veth peer name r netns {_name}-p",
            $"addr add {_prefix}.1/30 dev {_name}c",
            $"-n {_name}-r addr add {_prefix}.2/30 dev c",
            $"-n {_name}-r addr add {_prefix}.5/30 dev p",
            $"-n {_name}-p addr add {_prefix}.6/30 dev r",
            $"link set {_name}c up",
            $"-n {_name}-r link set c up",
            $"-n {_name}-r link set p up",
            $"-n {_name}-p link set r up",
            $"-n {_name}-p link set lo up",
            $"-n {_name}-p route add default via {_prefix}.5",
            $"route add {_prefix}.4/30 via {_prefix}.2",
        ];
        foreach (var command in commands)
            await RunAsync(command.Split(' ')).ConfigureAwait(false);
        await RunAsync(["netns", "exec", $"{_name}-r", "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"]).ConfigureAwait(false);
    }

    private static async Task RunAsync(string[] arguments)
    {
        var result = await Command.RunAsync("ip", arguments).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {result.Output}");
    }

    [GeneratedRegex(@"\S[^\n]*")]
    private static partial Regex Lines();
}
