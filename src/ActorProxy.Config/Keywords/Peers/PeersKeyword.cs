using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>A keyword of the <c>peers</c> sections that works.</summary>
public sealed record PeersKeyword(string Name, Action<PeersDraft, Statement> Parse)
{
    /// <summary>May stand behind <c>no</c>.</summary>
    public bool IsNegatable { get; init; }
}
