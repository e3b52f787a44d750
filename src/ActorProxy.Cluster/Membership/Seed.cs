using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Cluster.Membership;

/// <summary>A seed, and how asking it goes.</summary>
internal sealed class Seed(SeedConfig config)
{
    public SeedConfig Config { get; } = config;

    /// <summary>Null until its name was looked up.</summary>
    public NetworkAddress? Address { get; set; }

    public bool IsBeingAsked { get; set; }

    /// <summary>When it is asked again, if it is to be.</summary>
    public long NextMs { get; set; }

    public string LastFailure { get; set; } = "";

    public override string ToString() => Config.Host.Contains(':', StringComparison.Ordinal) ? $"[{Config.Host}]:{Config.Port}" : $"{Config.Host}:{Config.Port}";
}
