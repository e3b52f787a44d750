using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>use-server NAME if|unless …</c> line.</summary>
/// <param name="Server">A name, or a log-format that makes one when <see cref="IsComputed"/>.</param>
/// <param name="Condition">From <c>if</c> or <c>unless</c> on.</param>
public sealed record UseServerConfig(string Server, SourcePosition Position, ImmutableArray<ConfigWord> Condition)
{
    public bool IsComputed => Server.Contains('%', StringComparison.Ordinal);
}
