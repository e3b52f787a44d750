using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>An algorithm that binds a stream to the server of its hash, as long as that one may be waited for.</summary>
internal abstract class HashAlgorithm(ServerRoster roster, HashConfig hash) : BalanceAlgorithm(roster)
{
    // Consistent hashing without a function named is avalanched (configuration.txt 4.2, hash-type).
    private readonly bool avalanche = hash.Avalanche || (hash.Tree == HashTreeKind.Consistent && hash.Function is null);

    protected uint Finish(uint value) => avalanche ? HashFunctions.Avalanche(value) : value;

    /// <summary>Whether a stream may be sent to the server, to wait in its queue if need be; else the next one is asked.</summary>
    /// <remarks>A full queue sends streams on whatever <c>hash-preserve-affinity</c> says (configuration.txt 5.2, maxqueue).</remarks>
    protected bool Accepts(ServerState server, long nowMs) => Roster.HasRoom(server, nowMs)
        || (hash.Affinity != HashAffinity.MaxConn && (server.MaxQueue == 0 || server.Queue.Count < server.MaxQueue));
}
