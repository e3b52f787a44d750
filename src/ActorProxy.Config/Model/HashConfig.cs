namespace ActorProxy.Config.Model;

/// <summary>The <c>hash-type</c>, <c>hash-balance-factor</c> and <c>hash-preserve-affinity</c> lines.</summary>
public sealed record HashConfig
{
    public HashTreeKind Tree { get; init; } = HashTreeKind.MapBased;

    /// <summary>Null when the line names no function: sdbm, and for a map-based tree without avalanche, as HAProxy does.</summary>
    public HashFunctionKind? Function { get; init; }
    public bool Avalanche { get; init; }

    /// <summary>In per cent of the average load, above 100; 0 is off.</summary>
    public int BalanceFactor { get; init; }
    public HashAffinity Affinity { get; init; }
}
