using ActorProxy.Config.Model;

namespace ActorProxy.Core.Balancing;

/// <summary>Builds the algorithm that a backend's <c>balance</c> and <c>hash-type</c> lines name.</summary>
internal sealed class BalanceAlgorithmFactory(ServerRoster roster, Random random)
{
    /// <summary>Builds it for the roster as it stands: its servers, their order and weights.</summary>
    public BalanceAlgorithm Create(BackendConfig config) => config.Balance.Algorithm switch
    {
        BalanceAlgorithmKind.RoundRobin => new RoundRobin(roster),
        BalanceAlgorithmKind.StaticRoundRobin => new StaticRoundRobin(roster),
        BalanceAlgorithmKind.LeastConn => new LeastConn(roster),
        BalanceAlgorithmKind.First => new FirstAvailable(roster),
        BalanceAlgorithmKind.Random => new RandomDraws(roster, random, config.Balance.RandomDraws, config.Hash),
        _ when config.Balance.IsByHash => config.Hash.Tree == HashTreeKind.MapBased ? new HashMapped(roster, config.Hash) : new HashConsistent(roster, config.Hash),
        _ => throw new ArgumentOutOfRangeException(nameof(config), config.Balance.Algorithm, "No such algorithm."),
    };

    /// <summary>Whether weights may change while servers are up.</summary>
    public static bool IsDynamic(BackendConfig config) => config.Balance.Algorithm switch
    {
        BalanceAlgorithmKind.StaticRoundRobin => false,
        _ => !config.Balance.IsByHash || config.Hash.Tree == HashTreeKind.Consistent,
    };
}
