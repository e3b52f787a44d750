using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>One value of an update, of whichever kind its field is.</summary>
internal struct NodeValue
{
    public ulong Number;
    public PeerRate Rate;
    public string? Word;

    /// <summary>The rate's window by this node's clock.</summary>
    public readonly RateWindow WindowAt(long nowMs) => new() { StartMs = unchecked((uint)nowMs - Rate.AgeMs), Current = Rate.Current, Previous = Rate.Previous };
}
