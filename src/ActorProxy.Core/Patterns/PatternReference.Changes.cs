using System.Text;

namespace ActorProxy.Core.Patterns;

// The runtime API's changes (management.txt 9.3). Each shows at once and whole to who looks values up; a version in preparation not before its commit.
public sealed partial class PatternReference
{
    /// <summary>Whether entries can be added to a version: it is the current one, or was prepared.</summary>
    public bool HasVersion(uint version)
    {
        lock (gate)
            return unchecked((int)(version - NextVersion)) <= 0;
    }

    /// <summary>The entries of a version, the current one by default; none of a version that there is not.</summary>
    public PatternEntry[] Entries(uint? version = null)
    {
        lock (gate)
        {
            if (Find(version) is not { } found)
                return [];
            var copies = new PatternEntry[found.Count];
            var entry = found.First;
            for (var i = 0; entry is not null; i++, entry = entry.Next)
                copies[i] = entry;
            return copies;
        }
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="value">Null for a reference without values.</param>
    /// <param name="version">The current one by default.</param>
    /// <returns>What is wrong with it, worded for the operator; null when it was added.</returns>
    public string? Add(string key, string? value, uint? version = null)
    {
        lock (gate)
        {
            PatternValue? parsed = null;
            if (value is not null && (parsed = PatternValue.Parse(Encoding.UTF8.GetBytes(value), outputs, out var fault)) is null)
                return fault;
            var number = version ?? CurrentVersion;
            if (Find(number) is not { } target)
                Pending.Add(number, target = new PatternVersion());
            var entry = new PatternEntry(catalog.NextNumber(), Encoding.UTF8.GetBytes(key), parsed, 0);
            for (var i = 0; i < sets.Count; i++)
            {
                if (IndexOf(sets[i], number).Add(entry) is not { } error)
                    continue;
                while (--i >= 0)
                    IndexOf(sets[i], number).Remove(entry);
                return error;
            }

            target.Append(entry);
            return null;
        }
    }

    /// <summary>Gives all entries of a key another value, in all versions.</summary>
    /// <returns>How many there are; -1 when the value can't be used.</returns>
    public int Set(string key, string value, out string error)
    {
        lock (gate)
        {
            if (PatternValue.Parse(Encoding.UTF8.GetBytes(value), outputs, out error) is not { } parsed)
                return -1;
            var bytes = Encoding.UTF8.GetBytes(key);
            var count = 0;
            foreach (var (_, version) in Versions())
            {
                foreach (var entry in version.Of(bytes))
                {
                    entry.Set(parsed);
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>As <see cref="Set(string, string, out string)"/>, of one entry.</summary>
    public int Set(long entryNumber, string value, out string error)
    {
        lock (gate)
        {
            if (PatternValue.Parse(Encoding.UTF8.GetBytes(value), outputs, out error) is not { } parsed)
                return -1;
            if (FindEntry(entryNumber) is not var (_, _, entry))
                return 0;
            entry.Set(parsed);
            return 1;
        }
    }

    /// <summary>Removes all entries of a key, in all versions; false when there is none.</summary>
    public bool Delete(string key)
    {
        lock (gate)
        {
            var bytes = Encoding.UTF8.GetBytes(key);
            var isFound = false;
            foreach (var (number, version) in Versions())
            {
                foreach (var entry in version.Of(bytes))
                {
                    Remove(number, version, entry);
                    isFound = true;
                }
            }

            return isFound;
        }
    }

    /// <summary>Removes one entry; false when there is none of that number.</summary>
    public bool Delete(long entryNumber)
    {
        lock (gate)
        {
            if (FindEntry(entryNumber) is not var (number, version, entry))
                return false;
            Remove(number, version, entry);
            return true;
        }
    }

    /// <summary>Removes all entries of a version, the current one by default.</summary>
    public void Clear(uint? version = null)
    {
        lock (gate)
        {
            var number = version ?? CurrentVersion;
            if (number == CurrentVersion)
            {
                entries = new PatternVersion();
                foreach (var set in sets)
                    set.Clear();
            }
            else if (Pending.Remove(number))
            {
                foreach (var set in sets)
                    set.Drop(number);
            }
        }
    }

    /// <summary>Makes a version that entries can be added to.</summary>
    public uint Prepare()
    {
        lock (gate)
            return unchecked(++NextVersion);
    }

    /// <summary>Puts a prepared version in the place of the current one, and forgets those before it; false when it was not prepared.</summary>
    public bool Commit(uint version)
    {
        lock (gate)
        {
            if (unchecked((int)(version - CurrentVersion)) <= 0 || unchecked((int)(version - NextVersion)) > 0)
                return false;
            Pending.Remove(version, out var committed);
            entries = committed ?? new PatternVersion();
            foreach (var set in sets)
                set.Commit(version);
            CurrentVersion = version;
            foreach (var old in Pending.Keys.Where(one => unchecked((int)(one - version)) < 0).ToList())
            {
                Pending.Remove(old);
                foreach (var set in sets)
                    set.Drop(old);
            }

            return true;
        }
    }

    private PatternVersion? Find(uint? version) => version is null || version == CurrentVersion ? entries : Pending.GetValueOrDefault(version.Value);

    private List<(uint Number, PatternVersion Version)> Versions() => [(CurrentVersion, entries), .. Pending.Select(static one => (one.Key, one.Value))];

    private (uint Number, PatternVersion Version, PatternEntry Entry)? FindEntry(long entryNumber)
    {
        foreach (var (number, version) in Versions())
        {
            if (version.Find(entryNumber) is { } entry)
                return (number, version, entry);
        }

        return null;
    }

    private PatternIndex IndexOf(PatternSet set, uint version) => version == CurrentVersion ? set.Current : set.Pending(version);

    private void Remove(uint number, PatternVersion version, PatternEntry entry)
    {
        version.Remove(entry);
        foreach (var set in sets)
            IndexOf(set, number).Remove(entry);
    }
}
