using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Validation;

/// <summary>Whether the stick tables that are referred to are there, and the <c>peers</c> sections that replicate them.</summary>
internal sealed class StickTableChecks
{
    private readonly Dictionary<string, StickTableConfig> _tables = new(StringComparer.Ordinal);
    private readonly LoadState _load;

    private StickTableChecks(LoadState load) => _load = load;

    public static void Check(LoadState load)
    {
        var checks = new StickTableChecks(load);
        checks.Collect();
        checks.CheckSnapshots();
        foreach (var section in load.Peers)
        {
            foreach (var table in section.Tables) checks.CheckTarget(table);
        }
        foreach (var proxy in load.Proxies)
        {
            if (proxy.Settings.IsDisabled) continue;
            if (proxy.StickTable is { } table)
            {
                checks.CheckPeers(table);
                checks.CheckTarget(table);
            }
            foreach (var rule in proxy.StickRules) checks.CheckRule(proxy, rule);
        }
    }

    private void Collect()
    {
        foreach (var table in _load.Peers.SelectMany(static section => section.Tables)) _tables.TryAdd(table.Name, table);
        foreach (var proxy in _load.Proxies)
        {
            // A frontend and a backend may share a name, but not the one of their tables.
            if (proxy.StickTable is { } table && !_tables.TryAdd(table.Name, table))
                Error(table.Position, $"there is a stick table '{table.Name}' already, at {_tables[table.Name].Position}");
        }
    }

    private void CheckSnapshots()
    {
        var files = new Dictionary<string, StickTableConfig>(StringComparer.Ordinal);
        foreach (var table in _tables.Values)
        {
            if (table.Snapshot is { } snapshot && !files.TryAdd(snapshot.Path, table))
                Error(table.Position, $"'snapshot': the table '{files[snapshot.Path].Name}', at {files[snapshot.Path].Position}, is written to '{snapshot.Path}' already", "give each table a file of its own");
        }
    }

    private void CheckPeers(StickTableConfig table)
    {
        if (table.Peers is not { } name)
        {
            var argument = table.Aggregate ? "aggregate" : table.AsksOwner is not null ? "agreement" : null;
            if (argument is not null) Error(table.Position, $"'{argument}' is for tables that several nodes share", "name a 'peers' section by 'peers'");
            return;
        }
        if (name == PeersConfig.ClusterName && table.Aggregate && _load.Peers.Exists(static section => section.FollowsCluster))
            Error(table.Position, "'aggregate' keeps one count for each node, and who is in the cluster is not known beforehand", "share the table by a 'peers' section that lists the nodes");
        if (_load.Peers.Find(section => section.Name == name) is not { } section)
            Error(table.PeersPosition, $"there is no 'peers' section '{name}'", Spelling.Hint(name, _load.Peers.Select(static s => s.Name)));
        else if (section is { IsDisabled: false, Peers.Count: 0 })
            Error(table.PeersPosition, $"{section.Title} has no peer '{section.LocalPeer}', which is this process", "name the process with -L or 'localpeer', or add the peer");
    }

    private void CheckTarget(StickTableConfig table)
    {
        if (table.WriteTo is not { } name) return;
        if (!_tables.TryGetValue(name, out var target)) Unknown(name, table.WriteToPosition, "'write-to'");
        else if (target == table) Error(table.WriteToPosition, $"'write-to': the table '{name}' is this one itself");
        else if (target.KeyType != table.KeyType || target.KeyLength != table.KeyLength) Error(table.WriteToPosition, $"'write-to': the keys of the table '{name}', at {target.Position}, are of another type or length");
    }

    private void CheckRule(ProxyDraft proxy, StickRuleConfig rule)
    {
        var name = rule.Table?.Text ?? proxy.Name;
        if (_tables.ContainsKey(name)) return;
        if (rule.Table is { } word) Unknown(name, word.Position, "'stick'");
        else Error(rule.Position, $"'stick': {proxy.Title} has no 'stick-table' of its own", "write one, or 'table' and a table's name");
    }

    private void Unknown(string name, SourcePosition position, string keyword) => Error(position, $"{keyword}: there is no stick table '{name}'", Spelling.Hint(name, _tables.Keys));

    private void Error(SourcePosition position, string message, string? hint = null) => _load.Diagnostics.Add(Severity.Error, position, message, hint);
}
