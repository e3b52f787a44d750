using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Patterns;

/// <summary>A list of patterns, from a file or from the configuration itself: what ACLs and maps share and the runtime API changes.</summary>
/// <remarks>
/// Changed by one thread at a time, under its lock. Who looks values up does so in a <see cref="PatternSet"/> and never waits. Entries belong to a
/// version: one is in effect, others are prepared aside and put in its place at once.
/// </remarks>
public sealed partial class PatternReference
{
    private readonly Lock gate = new();
    private readonly PatternCatalog catalog;
    private readonly List<PatternSet> sets = new(1);
    private readonly List<PatternUser> users = new(1);
    private readonly List<string> uses = [];
    private SortedDictionary<uint, PatternVersion>? pending;
    private PatternVersion entries = new();
    private PatternOutputs outputs;

    internal PatternReference(PatternCatalog catalog, string? name, string description, bool hasValues)
    {
        this.catalog = catalog;
        Name = name;
        OwnDescription = description;
        HasValues = hasValues;
    }

    /// <summary>The file's name as the configuration gives it; null for patterns that stand in the configuration.</summary>
    public string? Name { get; }

    /// <summary>Two columns.</summary>
    public bool HasValues { get; }

    /// <summary>The number by which the runtime API knows it.</summary>
    public int Id { get; internal set; } = -1;

    /// <summary>An ACL looks values up in it.</summary>
    public bool IsInAcls { get; private set; }

    /// <summary>A map does.</summary>
    public bool IsInMaps { get; private set; }

    /// <summary>It has no entries in effect.</summary>
    internal bool IsEmpty => entries.Count == 0;

    public uint CurrentVersion { get; private set; }

    public uint NextVersion { get; private set; }

    /// <summary>Where it comes from and who uses it.</summary>
    public string Description => Name is null ? OwnDescription : $"pattern loaded from file '{Name}' used by {string.Join(", by ", uses)}";

    private string OwnDescription { get; }

    /// <summary>Versions that are being prepared; most lists never have one.</summary>
    private SortedDictionary<uint, PatternVersion> Pending => pending ??= [];

    /// <summary>Every use looks into entries of its own in HAProxy, and the count is of all of them, those in preparation included.</summary>
    public int EntryCount
    {
        get
        {
            lock (gate)
                return users.Count * (entries.Count + (pending?.Values.Sum(static version => version.Count) ?? 0));
        }
    }

    /// <summary>The ways in which entries are looked up, one for each use.</summary>
    public IReadOnlyList<PatternUser> Users
    {
        get
        {
            lock (gate)
                return [.. users];
        }
    }

    /// <summary>Notes a use for the runtime API.</summary>
    internal void AddUse(bool isMap, string file, int line)
    {
        if (Name is not null)
            uses.Add($"{(HasValues ? "map" : "acl")} at file '{file}' line {line}");
        IsInMaps |= isMap;
        IsInAcls |= !isMap;
    }

    /// <summary>Adds a line while the configuration is compiled, before anyone looks values up.</summary>
    internal void Append(in PatternLine line)
    {
        var value = line.Value is null ? null : PatternValue.Parse(line.Value, PatternOutputs.Text, out _);
        entries.Append(new PatternEntry(catalog.NextNumber(), line.Key, value, line.Line));
    }

    /// <summary>Makes the set for a use. What can't be read is added to <paramref name="faults"/>.</summary>
    /// <param name="resolve">Finds the address of a host's name in an address pattern; null where names are no patterns.</param>
    internal PatternSet Use(PatternKind kind, ICollection<PatternFault> faults, Func<string, NetworkAddress?>? resolve = null)
    {
        lock (gate)
        {
            Demand(kind.Outputs, faults);
            var set = SetOf(kind with { Outputs = PatternOutputs.None });
            if (set is null)
            {
                var index = PatternIndexes.Create(kind, entries.Count);
                for (var entry = entries.First; entry is not null; entry = entry.Next)
                {
                    if (AddTo(index, entry, resolve) is { } error)
                        faults.Add(new PatternFault(entry.Line, error));
                }

                index.Complete();
                set = new PatternSet(kind with { Outputs = PatternOutputs.None }, index);
                sets.Add(set);
            }

            // Maps of one kind share their entries in HAProxy, ACLs don't: what is counted and shown follows it.
            var user = new PatternUser(set, kind.Outputs);
            if (kind.Outputs == PatternOutputs.None || !users.Contains(user))
                users.Add(user);
            return set;
        }
    }

    private PatternSet? SetOf(PatternKind kind)
    {
        foreach (var set in sets)
        {
            if (set.Kind == kind)
                return set;
        }

        return null;
    }

    private static string? AddTo(PatternIndex index, PatternEntry entry, Func<string, NetworkAddress?>? resolve)
    {
        var error = index.Add(entry);
        if (error is null || resolve is null || index is not AddressIndex addresses)
            return error;
        if (resolve(System.Text.Encoding.UTF8.GetString(entry.Key)) is not { } address)
            return error;
        addresses.AddResolved(NetworkPattern.Of(address), entry);
        return null;
    }

    /// <summary>Reads the values anew where a use asks for more than those before.</summary>
    private void Demand(PatternOutputs more, ICollection<PatternFault> faults)
    {
        if ((outputs | more) == outputs)
            return;
        outputs |= more;
        if ((outputs & (PatternOutputs.Number | PatternOutputs.Address)) == 0)
            return;
        for (var entry = entries.First; entry is not null; entry = entry.Next)
        {
            if (PatternValue.Parse(entry.Value?.Text ?? [], outputs, out var error) is { } value)
                entry.Set(value);
            else
                faults.Add(new PatternFault(entry.Line, error));
        }
    }
}
