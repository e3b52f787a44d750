using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>Finds the entry that matches a value, by one match method, among the entries of one version.</summary>
/// <remarks>One thread at a time changes it; any number read it meanwhile, without locks and without allocating, and see each change whole.</remarks>
internal abstract class PatternIndex
{
    /// <summary>The most specific or the only one is found; otherwise the one that was added first ("tree" and "list" in <c>get map</c>).</summary>
    public virtual bool IsTree => false;

    /// <summary>What the entry's pattern has wrong, worded for the operator; null when it was added.</summary>
    public abstract string? Add(PatternEntry entry);

    public abstract void Remove(PatternEntry entry);

    /// <summary>The entry that matches, of a value that was cast to the method's input type.</summary>
    public abstract PatternEntry? Find(in Sample sample);

    /// <summary>Called after many were added at once.</summary>
    public virtual void Complete()
    {
    }
}
