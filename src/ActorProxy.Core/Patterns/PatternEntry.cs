namespace ActorProxy.Core.Patterns;

/// <summary>One pattern, with the value that it stands for in a map. Read by every loop; changed under its reference's lock.</summary>
public sealed class PatternEntry
{
    private PatternValue? value;

    internal PatternEntry(long number, byte[] key, PatternValue? value, int line)
    {
        Number = number;
        Key = key;
        this.value = value;
        Line = line;
    }

    /// <summary>Unique in the process, ascending: of several that match, lists give the lowest. The runtime API names entries by it.</summary>
    public long Number { get; }

    /// <summary>As written.</summary>
    public byte[] Key { get; }

    /// <summary>The line of the file that it was read from; 0 for others.</summary>
    public int Line { get; }

    /// <summary>Null in a file of one column.</summary>
    public PatternValue? Value => Volatile.Read(ref value);

    /// <summary>Its neighbours in its version, in the order in which they were added.</summary>
    internal PatternEntry? Next { get; set; }

    internal PatternEntry? Previous { get; set; }

    internal void Set(PatternValue replacement) => Volatile.Write(ref value, replacement);
}
