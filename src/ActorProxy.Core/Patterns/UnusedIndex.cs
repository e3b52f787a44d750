using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>The patterns of methods that look at none: <c>found</c> and <c>bool</c>. They are kept, since the runtime API shows them.</summary>
internal sealed class UnusedIndex : PatternIndex
{
    public override string? Add(PatternEntry entry) => null;

    public override void Remove(PatternEntry entry)
    {
    }

    public override PatternEntry? Find(in Sample sample) => null;
}
