using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>A keyword of the <c>global</c> section that works.</summary>
public sealed record GlobalKeyword(string Name, Action<LoadState, Statement> Parse)
{
    /// <summary>May stand behind <c>no</c>.</summary>
    public bool IsNegatable { get; init; }
}
