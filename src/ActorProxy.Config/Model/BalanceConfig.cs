using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>The <c>balance</c> line.</summary>
/// <param name="RandomDraws">For <c>random(n)</c>: how many servers are drawn before the least loaded of them is taken.</param>
public sealed record BalanceConfig(BalanceAlgorithmKind Algorithm, int RandomDraws = 2)
{
    /// <summary>The words of <c>hash EXPR</c>.</summary>
    public ImmutableArray<ConfigWord> Expression { get; init; } = [];

    public SourcePosition Position { get; init; }

    /// <summary>The name of the cookie of <c>rdp-cookie</c>.</summary>
    public string CookieName { get; init; } = "mstshash";

    /// <summary>A key's hash decides, so that asking again gives the same server.</summary>
    public bool IsByHash => Algorithm is BalanceAlgorithmKind.Source or BalanceAlgorithmKind.Hash or BalanceAlgorithmKind.RdpCookie;
}
