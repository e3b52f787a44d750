using System.Collections.Immutable;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What a reload changes in the virtual routers of a node. Pure.</summary>
/// <param name="Ended">Those that are given up, by name: they are not there any more, or have become another virtual router.</param>
/// <param name="Begun">Those that are new, or have become another virtual router.</param>
/// <param name="Kept">Those that go on as they are, perhaps with another priority, other times, tracks or hooks: their addresses don't move for it.</param>
internal sealed record FloatingIpChanges(ImmutableArray<string> Ended, ImmutableArray<FloatingIpPlan> Begun, ImmutableArray<FloatingIpPlan> Kept)
{
    public static FloatingIpChanges Between(IEnumerable<FloatingIpPlan> before, IEnumerable<FloatingIpPlan> after)
    {
        var known = before.ToDictionary(static one => one.Name, StringComparer.Ordinal);
        ImmutableArray<FloatingIpPlan> next = [.. after];
        ImmutableArray<FloatingIpPlan> kept = [.. next.Where(one => known.TryGetValue(one.Name, out var old) && old.IsSameRouter(one))];
        var names = kept.Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
        return new FloatingIpChanges([.. known.Keys.Where(one => !names.Contains(one))], [.. next.Where(one => !names.Contains(one.Name))], kept);
    }
}
