using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables;

/// <summary>The stick tables of one configuration, by the names that rules call them.</summary>
public sealed class StickTableDirectory
{
    private readonly Dictionary<string, StickTable> tables = new(StringComparer.Ordinal);

    /// <param name="tableOf">Gives the table of a definition: a new one, or the one that an earlier configuration left.</param>
    public StickTableDirectory(ProxyConfiguration configuration, Func<StickTableDefinition, StickTable> tableOf)
    {
        var sticky = StickyTables(configuration);
        var lines = configuration.Peers.SelectMany(static peers => peers.Tables)
            .Concat(configuration.Proxies.Select(static proxy => proxy.StickTable).OfType<StickTableConfig>())
            .ToList();
        foreach (var line in lines)
        {
            ReadOnlySpan<StickDataType> needed = sticky.Contains(line.Name) ? [StickDataType.ServerId, StickDataType.ServerKey] : [];
            tables[line.Name] = tableOf(StickTableDefinition.From(line, configuration.Peers.FirstOrDefault(peers => peers.Name == line.Peers), needed));
        }

        Snapshots = lines.Where(static line => line.Snapshot is not null).ToImmutableDictionary(static line => line.Name, static line => line.Snapshot!, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => tables.Keys;

    public IReadOnlyCollection<StickTable> All => tables.Values;

    /// <summary>Where tables are written to, by their names. No part of a table's definition: another file is no other table.</summary>
    public ImmutableDictionary<string, StickSnapshotConfig> Snapshots { get; }

    public StickTable? Find(string name) => tables.GetValueOrDefault(name);

    // Stickiness is to servers: a table that a "stick" line uses keeps them, whatever its own line stores.
    private static ImmutableHashSet<string> StickyTables(ProxyConfiguration configuration) =>
        [.. configuration.Proxies.SelectMany(static proxy => (proxy.Backend?.StickRules ?? []).Select(line => line.Table?.Text ?? proxy.Name))];
}
