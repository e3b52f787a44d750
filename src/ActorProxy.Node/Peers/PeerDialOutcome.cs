using ActorProxy.Core.Peers;

namespace ActorProxy.Node.Peers;

/// <summary>What came of dialling a peer.</summary>
/// <param name="Connection">Null when it failed.</param>
/// <param name="Status">What the peer answered; null when it did not come to that.</param>
/// <param name="Failure">For the operator.</param>
internal sealed record PeerDialOutcome(PeerConnection? Connection, PeerStatus? Status, string Failure)
{
    /// <summary>Nobody listens there: of a process after this one, it says that there is none.</summary>
    public bool IsNobodyThere { get; init; }
}
