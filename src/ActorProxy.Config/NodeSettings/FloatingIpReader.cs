using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads one instance of <c>floating-ip</c>.</summary>
internal static class FloatingIpReader
{
    private const int LongestInterfaceName = 15;
    private const int LongestPassword = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Null when it lacks what nothing stands in for; that is said.</summary>
    /// <param name="isInCluster">Whether the node has others to spread its addresses with.</param>
    public static FloatingIpConfig? Read(string name, SettingsSection section, bool isInCluster)
    {
        var addresses = Addresses(section);
        var family = addresses.IsEmpty ? AddressFamily.Unspecified : addresses[0].Address.AddressFamily;
        var version = section.Integer("version", 2, 3) ?? 3;
        if (version == 2 && family == AddressFamily.InterNetworkV6) section.Findings.Error(section.At("version"), $"version 2 knows IPv4 only, and {section.Title} has IPv6 addresses", "write version = 3");
        var config = new FloatingIpConfig
        {
            Name = name,
            Position = section.Position,
            Addresses = addresses,
            Interface = Interface(section) ?? "",
            RouterId = (byte)(section.Integer("router-id", 1, 255) ?? 0),
            Version = (byte)version,
            Interval = Interval(section, version),
            Source = Source(section, family),
            Peers = Peers(section, family),
            Password = Password(section, version),
            HealthPort = section.Integer("health-port", 1, 65535),
            Announce = FloatingIpPartsReader.Announce(section.Section("announce")),
            Track = FloatingIpPartsReader.Track(section.Section("track")),
            Hooks = FloatingIpPartsReader.Hooks(section.Section("hooks")),
        };
        var priority = Priority(section, isInCluster);
        config = config with
        {
            IsSpread = priority is null && isInCluster,
            Priority = (byte)(priority ?? config.Priority),
            Preempts = section.Boolean("preempt", config.Preempts),
            PreemptDelay = section.Duration("preempt-delay", TimeSpan.Zero, Longest) ?? config.PreemptDelay,
        };
        if (!section.Has("router-id")) section.Findings.Missing(section.Position, $"{section.Title} has no router-id", "router-id = 51: 1 to 255, the same on all nodes that share the address");
        section.RefuseUnknown();
        return addresses.IsEmpty || config.Interface.Length == 0 || config.RouterId == 0 ? null : config;
    }

    /// <summary>Null for whatever the cluster gives.</summary>
    private static int? Priority(SettingsSection section, bool isInCluster)
    {
        if (!section.IsWord("priority", "auto"))
            return section.Integer("priority", 1, 255);
        if (!isInCluster)
            section.Findings.Error(section.At("priority"), $"{section.Title} has priority = auto, and there is no cluster to give it one", "write a number, or a 'cluster' section");
        return null;
    }

    private static ImmutableArray<FloatingAddressConfig> Addresses(SettingsSection section)
    {
        var texts = section.Texts("addresses");
        var one = section.Texts("address", acceptsOne: true);
        if (section.Has("address") && section.Has("addresses")) section.Findings.Error(section.At("address"), $"{section.Title} has both 'address' and 'addresses'", "list all of them in 'addresses'");
        var addresses = ImmutableArray.CreateBuilder<FloatingAddressConfig>();
        foreach (var item in texts.AddRange(one))
        {
            if (NodeAddressSyntax.TryPrefixed(item.Text, out var address, out var prefixLength) is { } fault)
                section.Findings.Error(item.Position, fault, "such as 192.0.2.100/24, or \"2001:db8::100/64\" in quotes");
            else if (addresses.Count > 0 && addresses[0].Address.AddressFamily != address.AddressFamily)
                section.Findings.Error(item.Position, $"{section.Title} has addresses of both families", "an IPv4 and an IPv6 instance take one each; their router-ids may be the same");
            else if (addresses.Any(a => a.Address.Equals(address)))
                section.Findings.Error(item.Position, $"{section.Title} lists {address} twice");
            else
                addresses.Add(new FloatingAddressConfig(address, prefixLength, item.Position));
        }
        if (!section.Has("address") && !section.Has("addresses")) section.Findings.Missing(section.Position, $"{section.Title} has no addresses", "addresses = [\"192.0.2.100/24\"]");
        else if (texts.Length + one.Length == 0) section.Findings.Missing(section.At("addresses"), $"the list of addresses of {section.Title} is empty");
        return addresses.ToImmutable();
    }

    private static string? Interface(SettingsSection section)
    {
        if (section.Text("interface") is { } name)
        {
            if (IsInterface(name)) return name;
            section.Findings.Error(section.At("interface"), $"'{name}' can't be an interface's name", $"a name such as eth0 of up to {LongestInterfaceName} characters");
        }
        else if (!section.Has("interface"))
        {
            section.Findings.Missing(section.Position, $"{section.Title} has no interface", "interface = eth0");
        }
        return null;
    }

    public static bool IsInterface(string name) => name.Length <= LongestInterfaceName && name is not ("." or "..") && name.All(static c => c is > ' ' and < '\x7F' and not '/' and not ':');

    private static TimeSpan Interval(SettingsSection section, int version)
    {
        var usual = TimeSpan.FromSeconds(1);
        var (least, most, step, steps) = version == 2
            ? (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(255), TimeSpan.TicksPerSecond, "whole seconds with version 2")
            : (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(40950), 10 * TimeSpan.TicksPerMillisecond, "steps of 10 ms");
        if (section.Duration("interval", least, most) is not { } interval) return usual;
        if (interval.Ticks % step == 0) return interval;
        section.Findings.Error(section.At("interval"), $"'interval' is given in {steps}");
        return usual;
    }

    private static IPAddress? Source(SettingsSection section, AddressFamily family)
    {
        if (NodeIdentityReader.Address(section, "source") is not { } source) return null;
        if (family == AddressFamily.Unspecified || source.AddressFamily == family) return source;
        section.Findings.Error(section.At("source"), $"the source {source} is of another family than the addresses of {section.Title}");
        return null;
    }

    private static ImmutableArray<IPAddress> Peers(SettingsSection section, AddressFamily family)
    {
        var peers = ImmutableArray.CreateBuilder<IPAddress>();
        foreach (var item in section.Texts("peers"))
        {
            if (NodeAddressSyntax.TryHost(item.Text, out var peer) is { } fault) section.Findings.Error(item.Position, fault, NodeAddressSyntax.Expectation);
            else if (family != AddressFamily.Unspecified && peer.AddressFamily != family) section.Findings.Error(item.Position, $"the peer {peer} is of another family than the addresses of {section.Title}");
            else if (peers.Contains(peer)) section.Findings.Error(item.Position, $"the peer {peer} is listed twice");
            else peers.Add(peer);
        }
        return peers.ToImmutable();
    }

    private static string? Password(SettingsSection section, int version)
    {
        if (section.Text("password") is not { } password) return null;
        if (version == 3) section.Findings.Error(section.At("password"), "version 3 has no authentication", "leave the password out, or write version = 2");
        else if (password.Length > LongestPassword) section.Findings.Error(section.At("password"), $"a password has {LongestPassword} characters at most: that is all version 2 sends");
        else if (!password.All(static c => c is > ' ' and < '\x7F')) section.Findings.Error(section.At("password"), "a password holds ASCII without blanks");
        else return password;
        return null;
    }
}
