namespace ActorProxy.Config.Model;

/// <summary>The <c>balance</c> algorithms that work below HTTP.</summary>
public enum BalanceAlgorithmKind
{
    RoundRobin,
    StaticRoundRobin,
    LeastConn,
    First,
    Source,
    Random,

    /// <summary><c>hash EXPR</c>.</summary>
    Hash,
    RdpCookie,
}
