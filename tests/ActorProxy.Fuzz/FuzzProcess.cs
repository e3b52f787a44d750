using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;

namespace ActorProxy.Fuzz;

/// <summary>The process as expressions see it here.</summary>
internal sealed class FuzzProcess : ProcessFacts
{
    public override TimeProvider Clock => TimeProvider.System;

    public override Random Random { get; } = new(1);

    public override ProcessCounters Counters { get; } = new(1);
}
