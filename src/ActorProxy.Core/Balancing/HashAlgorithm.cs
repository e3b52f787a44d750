using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>An algorithm that binds a stream to the server of its hash, as far as <c>hash-preserve-affinity</c> says.</summary>
internal abstract class HashAlgorithm(ServerRoster roster, HashConfig hash) : BalanceAlgorithm(roster)
{
    // Consistent hashing without a function named is avalanched (configuration.txt 4.2, hash-type).
    private readonly bool avalanche = hash.Avalanche || (hash.Tree == HashTreeKind.Consistent && hash.Function is null);

    protected uint Finish(uint value) => avalanche ? HashFunctions.Avalanche(value) : value;

    /// <summary>Whether a stream may be sent to the server, to wait in its queue or be refused there; else the next one is asked.</summary>
    protected bool Accepts(ServerState server, long nowMs) => hash.Affinity switch
    {
        HashAffinity.Always => true,
        HashAffinity.MaxQueue => Roster.HasRoom(server, nowMs) || !server.IsQueueFull,
        _ => Roster.HasRoom(server, nowMs),
    };
}
