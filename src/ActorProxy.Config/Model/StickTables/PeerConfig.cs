using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>One <c>peer</c> or <c>server</c> line of a <c>peers</c> section.</summary>
/// <param name="Address">Null for a local peer that a <c>bind</c> line gives the address.</param>
/// <param name="IsLocal">Its name is that of this process (<c>-L</c>, <c>localpeer</c>, else the host's name).</param>
/// <param name="Shard">From 1 on; 0 for all entries.</param>
public sealed record PeerConfig(string Name, AddressConfig? Address, bool IsLocal, int Shard, SourcePosition Position)
{
    /// <summary>From which address it is connected to; null for the system's choice.</summary>
    public SourceAddressConfig? Source { get; init; }
}
