using System.Collections.Immutable;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>A <c>peers</c> section as reports show it.</summary>
/// <param name="LearntFrom"><c>local</c> or <c>remote</c> while something is still to be learnt from there, <c>finished</c> then.</param>
/// <param name="ResyncMs">Until it is looked for a teacher elsewhere, or not any more; null when nothing is waited for.</param>
/// <param name="RefusedHellos">How many who dialled in were none of its peers.</param>
public sealed record PeersSnapshot(string Name, string LocalName, string Address, string LearntFrom, long? ResyncMs, long Resyncs, long RefusedHellos)
{
    /// <summary>How asking other nodes for keys went.</summary>
    public required ClaimCounters Claims { get; init; }

    public ImmutableArray<string> Tables { get; init; } = [];

    public ImmutableArray<PeerSnapshot> Peers { get; init; } = [];
}
