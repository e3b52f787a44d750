using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;

namespace ActorProxy.Benchmarks.Patterns;

/// <summary>What expressions see in a benchmark: nothing but themselves.</summary>
internal sealed class BenchmarkContext : SampleContext
{
    public override ProcessFacts Process { get; } = new Facts();

    public override SampleScratch Scratch { get; } = new();

    private sealed class Facts : ProcessFacts
    {
        public override TimeProvider Clock => TimeProvider.System;

        public override Random Random { get; } = new(1);

        public override ProcessCounters Counters { get; } = new(1);
    }
}
