using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>Why a server's checked state changed, for the log.</summary>
/// <param name="Check">The check that did it, or null.</param>
/// <param name="Via">The tracked server that did it, or null.</param>
internal readonly record struct StateChangeReason(CheckResult? Check = null, string? Via = null, bool IsByOperator = false)
{
    public static StateChangeReason Operator { get; } = new(IsByOperator: true);
}
