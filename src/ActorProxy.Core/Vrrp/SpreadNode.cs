using System.Collections.Immutable;

namespace ActorProxy.Core.Vrrp;

/// <summary>A node as <see cref="AddressSpread"/> sees it.</summary>
/// <param name="Name">Unique in the cluster.</param>
/// <param name="IsHealthy">Whether it should hold addresses: alive, serving, not draining.</param>
/// <param name="Preferences">By virtual router: the higher, the rather is it on this node, as far as no node gets more than its share. A router that is not named has 100.</param>
public sealed record SpreadNode(string Name, bool IsHealthy, ImmutableDictionary<string, int> Preferences)
{
    public const int UsualPreference = 100;

    public SpreadNode(string name, bool isHealthy)
        : this(name, isHealthy, ImmutableDictionary<string, int>.Empty)
    {
    }

    public int PreferenceOf(string router) => Preferences.GetValueOrDefault(router, UsualPreference);
}
