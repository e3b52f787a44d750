using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the <c>cluster.etcd</c> section.</summary>
internal static class EtcdReader
{
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(1);

    public static EtcdConfig Read(SettingsSection section)
    {
        var config = new EtcdConfig { Position = section.Position, Endpoints = Endpoints(section) };
        config = config with
        {
            Prefix = Prefix(section) ?? config.Prefix,
            Lease = Lease(section) ?? config.Lease,
            User = section.Text("user"),
            Password = section.Text("password"),
        };
        if (section.Has("user") != section.Has("password"))
            section.Findings.Missing(section.Position, $"'etcd' has {(section.Has("user") ? "a user but no password" : "a password but no user")}", "give both, or neither");
        section.RefuseUnknown();
        return config;
    }

    private static ImmutableArray<Uri> Endpoints(SettingsSection section)
    {
        var endpoints = ImmutableArray.CreateBuilder<Uri>();
        foreach (var item in section.Texts("endpoints", acceptsOne: true))
        {
            if (item.Text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) section.Findings.Error(item.Position, "https is not supported for etcd yet", "write http://host:port");
            else if (Endpoint(item.Text) is { } endpoint) endpoints.Add(endpoint);
            else section.Findings.Error(item.Position, $"'{item.Text}' is no endpoint of etcd", "write http://host:port");
        }
        if (endpoints.Count == 0) section.Findings.Missing(section.Position, "'etcd' has no usable endpoints", "endpoints = [\"http://192.0.2.5:2379\"]");
        return endpoints.ToImmutable();
    }

    private static Uri? Endpoint(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri is { Host.Length: > 0, PathAndQuery: "/", UserInfo: "", Fragment: "" } ? uri : null;

    private static string? Prefix(SettingsSection section)
    {
        if (section.Text("prefix") is not { } text) return null;
        if (text.StartsWith('/') && text.All(static c => c is > ' ' and < '\x7F')) return text.EndsWith('/') ? text : text + "/";
        section.Findings.Error(section.At("prefix"), $"the prefix '{text}' does not begin with a slash, or holds blanks", "such as /actorproxy/");
        return null;
    }

    private static TimeSpan? Lease(SettingsSection section)
    {
        if (section.Duration("lease", ShortestLease, LongestLease) is not { } lease) return null;
        if (lease.Ticks % TimeSpan.TicksPerSecond == 0) return lease;
        section.Findings.Error(section.At("lease"), "'lease' takes whole seconds: etcd counts no less");
        return null;
    }
}
