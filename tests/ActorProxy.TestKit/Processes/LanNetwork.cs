using System.Globalization;
using System.Net;

namespace ActorProxy.TestKit.Processes;

/// <summary>Some hosts on one Ethernet, each in a network namespace of its own; every cable can be pulled.</summary>
/// <remarks>Needs root. Disposing removes the namespaces, and with them everything that leads there.</remarks>
public sealed class LanNetwork : IAsyncDisposable
{
    private const string SwitchSuffix = "s";

    private readonly NetworkNamespaces _namespaces;
    private readonly string _prefix;
    private readonly string _prefix6;

    private LanNetwork(NetworkNamespaces namespaces, string prefix, string prefix6) => (_namespaces, _prefix, _prefix6) = (namespaces, prefix, prefix6);

    /// <summary>The interface of each host.</summary>
    public static string Interface => "eth0";

    /// <summary>Null where namespaces can't be made: without the right to, or without <c>ip</c>.</summary>
    public static async Task<LanNetwork?> TryCreateAsync(int hosts)
    {
        if (await NetworkNamespaces.TryCreateAsync(SwitchSuffix).ConfigureAwait(false) is not { } namespaces)
            return null;

        // RFC 2544 keeps 198.18.0.0/15 for tests of devices; fd00::/8 is everybody's own.
        var network = new LanNetwork(namespaces, $"198.{Random.Shared.Next(18, 20)}.{Random.Shared.Next(256)}", $"fd00:{namespaces.Number & 0xffff:x}");
        await namespaces.BuildAsync(() => network.BuildAsync(hosts)).ConfigureAwait(false);
        return network;
    }

    /// <summary>What <see cref="ProxyOptions.NetworkNamespace"/> takes.</summary>
    public string NamespaceOf(int host) => _namespaces.NameOf(SuffixOf(host));

    public IPAddress AddressOf(int host) => IPAddress.Parse($"{_prefix}.{host + 1}");

    public IPAddress Address6Of(int host) => IPAddress.Parse($"{_prefix6}::{host + 1:x}");

    /// <summary>Gives a host one more address.</summary>
    public Task AddAddressAsync(int host, IPAddress address) => NetworkNamespaces.RunAsync($"-n {NamespaceOf(host)} addr add {address}/24 dev {Interface}");

    /// <summary>An address of the network that no host has: 0 to 99.</summary>
    public IPAddress FreeAddress(int number) => IPAddress.Parse($"{_prefix}.{number + 100}");

    public IPAddress FreeAddress6(int number) => IPAddress.Parse($"{_prefix6}::{number + 0x100:x}");

    /// <summary>Pulls a host's cable at the switch: the host sees that there is no carrier.</summary>
    public Task PullAsync(int host) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{host} down");

    public Task PlugAsync(int host) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{host} up");

    /// <summary>From now on nothing gets through between a host and the others, and nobody is told: the carrier stays.</summary>
    public Task IsolateAsync(int host) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{host} nomaster");

    public Task RejoinAsync(int host) => NetworkNamespaces.RunAsync($"-n {Switch} link set p{host} master br0");

    /// <summary>The addresses of a host's interface, as <c>ip</c> lists them.</summary>
    public async Task<bool> HasAddressAsync(int host, IPAddress address) =>
        (await Command.RunAsync("ip", ["-n", NamespaceOf(host), "-o", "addr", "show", "dev", Interface, "to", address.ToString()]).ConfigureAwait(false)).Output.Length > 0;

    /// <summary>Runs a program on a host.</summary>
    public Task<CommandResult> RunOnAsync(int host, string program, params string[] arguments) =>
        Command.RunAsync("ip", ["netns", "exec", NamespaceOf(host), program, .. arguments]);

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();

    private string Switch => _namespaces.NameOf(SwitchSuffix);

    private static string SuffixOf(int host) => host.ToString(CultureInfo.InvariantCulture);

    private async Task BuildAsync(int hosts)
    {
        // No snooping: the groups of VRRP are flooded, as on a plain switch.
        await NetworkNamespaces.RunAsync([$"-n {Switch} link add name br0 type bridge mcast_snooping 0", $"-n {Switch} link set br0 up"]).ConfigureAwait(false);
        for (var host = 0; host < hosts; host++)
        {
            var own = NamespaceOf(host);
            await _namespaces.AddAsync(SuffixOf(host)).ConfigureAwait(false);
            await NetworkNamespaces.RunAsync([
                $"-n {Switch} link add p{host} type veth peer name {Interface} netns {own}",
                $"-n {Switch} link set p{host} master br0",
                $"-n {Switch} link set p{host} up",

                // Nobody else can have an address that was made for a host: it can be used as soon as its cable is plugged in.
                $"netns exec {own} sysctl -q -w net.ipv6.conf.{Interface}.accept_dad=0",
                $"-n {own} link set {Interface} up",
                $"-n {own} addr add {_prefix}.{host + 1}/24 dev {Interface}",
                $"-n {own} addr add {_prefix6}::{host + 1:x}/64 dev {Interface} nodad",
            ]).ConfigureAwait(false);
        }
    }
}
