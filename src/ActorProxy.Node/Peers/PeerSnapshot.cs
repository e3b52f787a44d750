using System.Collections.Immutable;
using ActorProxy.Core.Peers;

namespace ActorProxy.Node.Peers;

/// <summary>A peer as reports show it.</summary>
/// <param name="Role"><c>remote</c>, or <c>local</c> for a process of this node.</param>
/// <param name="State"><c>established</c>, <c>connecting</c> or <c>waiting</c>.</param>
/// <param name="LastStatus">What came of the last handshake; null before the first.</param>
/// <param name="LastHandshakeMs">How long ago that was, in milliseconds; null before the first.</param>
/// <param name="RedialMs">Until it is dialled again; null when that is not to be.</param>
/// <param name="Version">Of the session; empty without one.</param>
public sealed record PeerSnapshot(
    string Name,
    string Role,
    string Address,
    string State,
    string? LastStatus,
    long? LastHandshakeMs,
    long? RedialMs,
    string Version,
    string LastEnd,
    bool IsTeaching,
    bool IsLearning,
    ImmutableArray<(string Name, long Value)> Counters,
    ImmutableArray<PeerTableSnapshot> Tables)
{
    /// <summary>The words that this side has sent in the session, by the numbers that it sends since.</summary>
    public ImmutableArray<PeerWord> SentWords { get; init; } = [];

    /// <summary>The words that the peer has sent in the session.</summary>
    public ImmutableArray<PeerWord> ReceivedWords { get; init; } = [];
}
