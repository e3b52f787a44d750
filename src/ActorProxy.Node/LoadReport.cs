using System.Collections.Immutable;

namespace ActorProxy.Node;

/// <summary>What became of a configuration that was to be loaded.</summary>
/// <param name="Generation">The new generation's number, 0 when it was not accepted.</param>
/// <param name="Errors">Why not, for the operator; empty on success.</param>
public sealed record LoadReport(int Generation, ImmutableArray<string> Errors)
{
    public bool IsAccepted => Generation > 0;
}
