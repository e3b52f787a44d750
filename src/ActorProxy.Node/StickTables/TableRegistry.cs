using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Node.StickTables;

/// <summary>The node's stick tables. They outlive generations: a configuration gets the table that is there already, if its definition is the same.</summary>
/// <remarks>Written by the node's actor alone; <see cref="Find"/> and <see cref="All"/> are for any thread.</remarks>
public sealed class TableRegistry(ulong seed, TimeProvider time)
{
    private readonly HybridClock _clock = new(time);
    private readonly ConcurrentDictionary<uint, StickAuthor> _authors = [];

    private volatile StickTableDirectory? _current;

    /// <summary>The tables in use, in no order.</summary>
    public IReadOnlyCollection<StickTable> All => _current?.All ?? [];

    /// <summary>Where tables are written to, by their names.</summary>
    public ImmutableDictionary<string, StickSnapshotConfig> Snapshots => _current?.Snapshots ?? ImmutableDictionary<string, StickSnapshotConfig>.Empty;

    public StickTable? Find(string name) => _current?.Find(name);

    /// <summary>The tables that a configuration would have. Nothing changes until <see cref="Accept"/>.</summary>
    public StickTableDirectory Prepare(ProxyConfiguration configuration, long nowMs) =>
        new(configuration, definition => Find(definition.Name) is { } known && known.Definition.Equals(definition) ? known : new StickTable(definition, seed, nowMs) { Author = AuthorOf(definition) });

    /// <summary>As whom this node writes into a table that it shares; null for one that it does not.</summary>
    public StickAuthor? AuthorOf(StickTableDefinition definition) => definition.Self == 0 ? null : AuthorOf(definition.Self);

    /// <summary>What this node says of itself to others of this project.</summary>
    /// <param name="name">What it is called in the section.</param>
    public NodeGreeting GreetingOf(string name) => new(AuthorOf(NodeNumber.Of(name)).Since);

    private StickAuthor AuthorOf(uint self) => _authors.GetOrAdd(self, static (self, clock) => new StickAuthor(clock, self), _clock);

    /// <summary>Fills the tables that this process has not had yet from their snapshots. Blocks; for before <see cref="Accept"/>.</summary>
    /// <returns>The tables that begin empty although they have a file, with the file and the reason.</returns>
    public IReadOnlyList<(string Table, string Path, string Reason)> LoadSnapshots(StickTableDirectory tables, long nowMs, DateTimeOffset now)
    {
        var refused = new List<(string Table, string Path, string Reason)>();
        foreach (var (name, snapshot) in tables.Snapshots)
        {
            if (Find(name) is null && new SnapshotFile(snapshot.Path).Load(tables.Find(name)!, nowMs, now) is { } reason)
                refused.Add((name, snapshot.Path, reason));
        }

        return refused;
    }

    /// <summary>Takes a configuration's tables into use; entries of tables whose definition has changed move over.</summary>
    /// <returns>The tables that begin empty because their keys are of another type now.</returns>
    public IReadOnlyList<string> Accept(StickTableDirectory tables, long nowMs)
    {
        var old = _current;
        _current = tables;
        var begun = new List<string>();
        foreach (var table in tables.All)
        {
            if (old?.Find(table.Definition.Name) is not { } before || before == table)
                continue;
            if (before.Definition.KeyType == table.Definition.KeyType)
                before.GiveWayTo(table, nowMs);
            else
                begun.Add(table.Definition.Name);
        }

        return begun;
    }
}
