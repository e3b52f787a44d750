using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>All pattern references of one generation; files are read once and shared by name.</summary>
/// <remarks>Filled while the configuration is compiled, by one thread; afterwards for any.</remarks>
public sealed class PatternCatalog
{
    private const int MostFaultsShown = 20;

    private readonly Dictionary<string, PatternReference> byName = new(StringComparer.Ordinal);
    private readonly List<PatternReference> all = [];
    private readonly HashSet<int> ids = [];
    private long lastNumber;

    /// <summary>By their numbers.</summary>
    public IReadOnlyList<PatternReference> All
    {
        get
        {
            lock (all)
            {
                GiveNumbers();
                return [.. all.OrderBy(static one => one.Id)];
            }
        }
    }

    /// <summary>The reference that the runtime API means: a file's name, or <c>#</c> and a number; null for none.</summary>
    public PatternReference? Find(string text)
    {
        lock (all)
        {
            if (!text.StartsWith('#'))
                return byName.GetValueOrDefault(text);
            GiveNumbers();
            return int.TryParse(text.AsSpan(1), out var id) ? all.Find(one => one.Id == id) : null;
        }
    }

    internal long NextNumber() => Interlocked.Increment(ref lastNumber);

    /// <summary>Patterns that stand in the configuration. Null when the number is taken.</summary>
    internal PatternReference? AddInline(string description, int? id)
    {
        if (id is { } wanted && !ids.Add(wanted))
            return null;
        var reference = new PatternReference(this, null, description, hasValues: false) { Id = id ?? -1 };
        reference.AddUse(isMap: false, "", 0);
        all.Add(reference);
        return reference;
    }

    /// <summary>The reference of a file, which is read when it is new. Null after an error.</summary>
    internal PatternReference? Open(string name, bool hasValues, bool isMap, SourcePosition at, CompilationScope scope, out string error)
    {
        error = "";
        if (!byName.TryGetValue(name, out var reference))
        {
            if (!PatternSource.TryRead(name, scope, out var bytes, out error))
                return null;
            reference = new PatternReference(this, name, "", hasValues);
            foreach (var line in PatternFile.Read(bytes, hasValues))
                reference.Append(line);
            byName.Add(name, reference);
            all.Add(reference);
        }
        else if (reference.HasValues != hasValues)
        {
            error = hasValues
                ? $"the file '{name}' is already used as patterns without values, and can't be a map too (an ACL takes a map's file with '-M')"
                : $"the file '{name}' is already used as a map, and can't be patterns without values too (an ACL takes a map's file with '-M')";
            return null;
        }

        reference.AddUse(isMap, at.File, at.Line);
        return reference;
    }

    /// <summary>Says what lines of a file have wrong, each with its place there.</summary>
    internal static void Report(string name, IReadOnlyList<PatternFault> faults, CompilationScope scope)
    {
        var file = PatternSource.PathOf(name);
        foreach (var fault in faults.Take(MostFaultsShown))
            scope.Error(new SourcePosition(file, fault.Line, 0), fault.Message);
        if (faults.Count > MostFaultsShown)
            scope.Error(new SourcePosition(file, 0, 0), $"{faults.Count - MostFaultsShown} more lines of this file can't be used");
    }

    private void GiveNumbers()
    {
        var next = 0;
        foreach (var one in all)
        {
            if (one.Id >= 0)
                continue;
            while (!ids.Add(next))
                next++;
            one.Id = next;
        }
    }
}
