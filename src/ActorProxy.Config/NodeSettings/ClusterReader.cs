using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the <c>cluster</c> section.</summary>
internal static class ClusterReader
{
    private static readonly TimeSpan ShortestSuspicion = TimeSpan.FromMilliseconds(50);
    public static readonly string SecretHint = $"give it at least {ClusterConfig.ShortestSecret}, such as those of: openssl rand -hex 16";

    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    public static ClusterConfig Read(SettingsSection section)
    {
        var usual = new ClusterConfig { Position = section.Position };
        var membership = section.Choice("membership", "static", "etcd") == "etcd" ? MembershipKind.Etcd : MembershipKind.Static;
        var port = section.Integer("port", 1, 65535) ?? usual.Port;
        var suspect = section.Duration("suspect-after", ShortestSuspicion, LongestSilence) ?? usual.SuspectAfter;
        var remove = section.Duration("remove-after", ShortestSuspicion, LongestSilence) ?? usual.RemoveAfter;
        if (remove < suspect)
        {
            var at = section.At(section.Has("remove-after") ? "remove-after" : "suspect-after");
            section.Findings.Error(at, $"a node would be removed after {remove.TotalSeconds:0.###} s of silence, before it is suspected after {suspect.TotalSeconds:0.###} s", "remove-after must not be shorter than suspect-after");
        }
        var config = usual with
        {
            Membership = membership,
            Port = port,
            Seeds = Seeds(section, port),
            Secret = Secret(section),
            SecretFile = section.Text("secret-file"),
            SecretPosition = section.At(section.Has("secret-file") ? "secret-file" : "secret"),
            SuspectAfter = suspect,
            RemoveAfter = remove,
            Etcd = Etcd(section, membership),
        };
        section.RefuseUnknown();
        return config;
    }

    /// <summary>Why a secret can't be used; null for one that can.</summary>
    public static string? FaultOf(string secret) => secret.Length < ClusterConfig.ShortestSecret ? $"'secret' has {secret.Length} characters" : null;

    private static string? Secret(SettingsSection section)
    {
        if (section.Text("secret") is not { } secret) return null;
        if (section.Has("secret-file")) section.Findings.Error(section.At("secret-file"), "'secret' and 'secret-file' are both given", "keep one of them");
        if (FaultOf(secret) is not { } fault) return secret;
        section.Findings.Error(section.At("secret"), fault, SecretHint);
        return null;
    }

    private static ImmutableArray<SeedConfig> Seeds(SettingsSection section, int port)
    {
        var seeds = ImmutableArray.CreateBuilder<SeedConfig>();
        foreach (var item in section.Texts("seeds"))
        {
            if (NodeAddressSyntax.TryHostAndPort(item.Text, port, out var host, out var seedPort) is { } fault)
                section.Findings.Error(item.Position, fault, "write host:port, or [address]:port for IPv6");
            else if (seeds.FirstOrDefault(s => s.Host == host && s.Port == seedPort) is { } twin)
                section.Findings.Warning(item.Position, $"the seed '{item.Text}' is listed twice", $"first at {twin.Position}");
            else
                seeds.Add(new SeedConfig(host, seedPort, item.Position));
        }
        return seeds.ToImmutable();
    }

    private static EtcdConfig? Etcd(SettingsSection section, MembershipKind membership)
    {
        var inner = section.Section("etcd");
        if (membership == MembershipKind.Static)
        {
            if (inner is not null) section.Findings.Error(inner.Position, "these settings of etcd are for nothing: membership is static", "write membership = etcd, or leave the section out");
            return null;
        }
        if (section.Has("seeds")) section.Findings.Error(section.At("seeds"), "seeds are for static membership: with etcd the members find each other there", "leave the seeds out, or write membership = static");
        if (inner is not null) return EtcdReader.Read(inner);
        section.Findings.Missing(section.At("membership"), "membership = etcd needs the section 'etcd'", "etcd { endpoints = [\"http://192.0.2.5:2379\"] }");
        return null;
    }
}
