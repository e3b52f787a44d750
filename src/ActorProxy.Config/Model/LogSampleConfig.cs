using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>The <c>sample</c> of a log target: of every <paramref name="Size"/> lines, those in <paramref name="Ranges"/>.</summary>
public sealed record LogSampleConfig(ImmutableArray<(int First, int Last)> Ranges, int Size);
