using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>The process as the differential cases see it: in the time zone that haproxy is started in.</summary>
internal sealed class SubjectProcess : ProcessFacts
{
    public override TimeProvider Clock { get; } = new ZonedClock(TimeZoneInfo.FindSystemTimeZoneById(ExpressionPrelude.TimeZone));

    public override Random Random { get; } = new(1);

    public override ProcessCounters Counters { get; } = new(1);
}
