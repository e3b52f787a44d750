using ActorProxy.Core.Addresses;
using ActorProxy.Core.Patterns;

namespace ActorProxy.Core.Maps;

/// <summary>A map in an expression: its patterns, and what it gives where none matches. Immutable, for any thread.</summary>
internal sealed record Map(PatternSet Patterns)
{
    public bool HasDefault { get; init; }

    public ReadOnlyMemory<byte> DefaultText { get; init; }

    public long DefaultNumber { get; init; }

    public NetworkAddress DefaultAddress { get; init; }
}
