using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>A process as expressions see it, with a clock and draws that a test sets.</summary>
internal sealed class TestProcess : ProcessFacts
{
    public override TimeProvider Clock { get; } = TimeProvider.System;
    public override Random Random { get; } = new(1);
    public override ProcessCounters Counters { get; } = new(1);
    public override string HostName => "host";
    public override int ProcessId => 4711;
    public override int CpuUsagePercent => 17;
    public override int ThreadCpuUsagePercent => 23;
    public override DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow - TimeSpan.FromHours(1);

    public override string? Environment(string name) => name == "HOME" ? "/root" : null;
}
