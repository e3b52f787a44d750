namespace ActorProxy.Config.Model;

/// <summary>The <c>balance</c> line.</summary>
/// <param name="RandomDraws">For <c>random(n)</c>: how many servers are drawn before the least loaded of them is taken.</param>
public sealed record BalanceConfig(BalanceAlgorithmKind Algorithm, int RandomDraws = 2);
