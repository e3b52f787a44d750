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
            .Concat(configuration.Proxies.Select(static proxy => proxy.StickTable).OfType<StickTableConfig>());
        foreach (var line in lines)
        {
            ReadOnlySpan<StickDataType> needed = sticky.Contains(line.Name) ? [StickDataType.ServerId, StickDataType.ServerKey] : [];
            tables[line.Name] = tableOf(StickTableDefinition.From(line, needed));
        }
    }

    public IEnumerable<string> Names => tables.Keys;

    public IReadOnlyCollection<StickTable> All => tables.Values;

    public StickTable? Find(string name) => tables.GetValueOrDefault(name);

    /// <summary>The name of the table that a <c>stick</c> line is about: behind <c>table</c>, or the backend's own.</summary>
    public static string NameFor(StickRuleConfig line, string backend)
    {
        var words = line.Words;
        for (var i = 0; i + 1 < words.Length && words[i].Text is not ("if" or "unless"); i++)
            if (words[i].Text == "table")
                return words[i + 1].Text;
        return backend;
    }

    // Stickiness is to servers: a table that a "stick" line uses keeps them, whatever its own line stores.
    private static ImmutableHashSet<string> StickyTables(ProxyConfiguration configuration) =>
        [.. configuration.Proxies.SelectMany(static proxy => (proxy.Backend?.StickRules ?? []).Select(line => NameFor(line, proxy.Name)))];
}
