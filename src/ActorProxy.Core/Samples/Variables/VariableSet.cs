using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples.Variables;

/// <summary>The values of one scope's variables.</summary>
/// <remarks>Values are copies, so they outlive the buffers that they came from. A set belongs to one event loop unless it is <see cref="Shared"/>.</remarks>
public sealed class VariableSet
{
    private readonly Lock? gate;
    private Entry[] entries = [];
    private int count;

    private VariableSet(Lock? gate)
    {
        this.gate = gate;
    }

    public VariableSet()
        : this(null)
    {
    }

    /// <summary>A set that any thread may use: <c>proc</c>.</summary>
    public static VariableSet Shared() => new(new Lock());

    /// <summary>Reads a value; false when the variable was not set.</summary>
    public bool TryGet(VariableName name, ref Sample sample)
    {
        if (gate is null)
            return TryGetHere(name, ref sample);
        lock (gate)
            return TryGetHere(name, ref sample);
    }

    /// <summary>Keeps a copy of a value.</summary>
    public void Set(VariableName name, in Sample value)
    {
        if (gate is null)
        {
            SetHere(name, value);
            return;
        }

        lock (gate)
            SetHere(name, value);
    }

    public void Unset(VariableName name)
    {
        if (gate is null)
        {
            UnsetHere(name);
            return;
        }

        lock (gate)
            UnsetHere(name);
    }

    public void Clear() => count = 0;

    private bool TryGetHere(VariableName name, ref Sample sample)
    {
        var index = IndexOf(name);
        if (index < 0)
            return false;
        ref var entry = ref entries[index];
        sample.Type = entry.Type;
        sample.Number = entry.Number;
        sample.Address = entry.Address;
        sample.Bytes = entry.Bytes.AsMemory(0, entry.Length);
        return true;
    }

    private void SetHere(VariableName name, in Sample value)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            if (count == entries.Length)
                Array.Resize(ref entries, Math.Max(4, 2 * count));
            index = count++;
        }

        ref var entry = ref entries[index];
        var span = value.Type is SampleType.Str or SampleType.Bin or SampleType.Method ? value.Span : default;

        // A value that somebody on another loop may still read is never written over.
        if (gate is not null || entry.Bytes is null || entry.Bytes.Length < span.Length || span.Overlaps(entry.Bytes))
            entry.Bytes = span.ToArray();
        else
            span.CopyTo(entry.Bytes);
        entry.Length = span.Length;
        entry.Name = name.Number;
        entry.Type = value.Type;
        entry.Number = value.Number;
        entry.Address = value.Address;
    }

    private void UnsetHere(VariableName name)
    {
        var index = IndexOf(name);
        if (index < 0)
            return;
        (entries[index], entries[count - 1]) = (entries[count - 1], entries[index]);
        count--;
    }

    private int IndexOf(VariableName name)
    {
        for (var i = 0; i < count; i++)
        {
            if (entries[i].Name == name.Number)
                return i;
        }

        return -1;
    }

    private struct Entry
    {
        public int Name;
        public SampleType Type;
        public long Number;
        public NetworkAddress Address;
        public byte[]? Bytes;
        public int Length;
    }
}
