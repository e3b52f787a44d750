using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the <c>floating-ip</c> section: settings beside the instances are defaults for each of them.</summary>
internal static class FloatingIpsReader
{
    /// <summary>What instances may share.</summary>
    private static readonly string[] Shared =
    [
        "interface", "priority", "version", "interval", "preempt", "preempt-delay", "source", "peers", "password", "announce", "track", "hooks",
    ];

    /// <summary>What each instance says for itself.</summary>
    private static readonly string[] Own = ["addresses", "address", "router-id", "health-port"];

    public static ImmutableArray<FloatingIpConfig> Read(SettingsSection section, bool isInCluster)
    {
        var instances = ImmutableArray.CreateBuilder<FloatingIpConfig>();
        var shared = section.Only(Shared);
        foreach (var field in section.Fields)
        {
            if (Shared.Contains(field.Key) || field.Value is HoconScalar { Kind: HoconScalarKind.Null }) continue;
            if (Own.Contains(field.Key)) section.Findings.Error(field.KeyPosition, $"'{field.Key}' belongs to an instance", $"floating-ip {{ web {{ {field.Key} = … }} }}");
            else if (field.Value is not HoconObject own) Unknown(section.Findings, field);
            else if (!NodeIdentityReader.IsName(field.Key)) section.Findings.Error(field.KeyPosition, $"'{field.Key}' is no name for a floating-ip", $"up to {NodeIdentityReader.LongestName} letters, digits and - _ . : make a name");
            else if (FloatingIpReader.Read(field.Key, new SettingsSection(shared.Under(own), $"floating-ip '{field.Key}'", section.Findings), isInCluster) is { } instance) instances.Add(instance);
        }
        if (!section.Fields.Any(static f => f.Value is HoconObject && !Shared.Contains(f.Key)))
            section.Findings.Warning(section.Position, "'floating-ip' has no instance: no address is managed", "floating-ip { web { address = \"192.0.2.100/24\", interface = eth0, router-id = 51 } }");
        return instances.ToImmutable();
    }

    private static void Unknown(SettingsFindings findings, HoconField field)
        => findings.Error(field.KeyPosition, $"'floating-ip' has no setting '{field.Key}', and an instance of that name would be an object", Spelling.Hint(field.Key, Shared) ?? $"write {field.Key} {{ … }}");
}
