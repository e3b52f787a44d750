using System.Collections.Frozen;
using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Stats;

namespace ActorProxy.Node.Samples;

/// <summary>The process as expressions see it. Outlives generations, with the variables of <c>proc</c>. Any thread.</summary>
public sealed class NodeProcessFacts(ProcessCounters counters, TimeProvider clock, ImmutableArray<LoopServices> loops) : ProcessFacts
{
    private readonly UsageMeter _usage = new(static () => (long)global::System.Environment.CpuUsage.TotalTime.TotalMilliseconds, loops.Length);
    private readonly UsageMeter[] _loopUsage = [.. loops.Select(static one => new UsageMeter(() => EventLoop.ClockMs - one.Loop.Activity.SleptMs, 1))];
    private volatile IReadOnlyDictionary<string, string> _environment = FrozenDictionary<string, string>.Empty;
    private volatile string? _nodeName;
    private volatile bool _isStopping;

    public override TimeProvider Clock => clock;

#pragma warning disable RS0030 // Nothing that is repeated by a seed depends on what an expression draws.
    public override Random Random => Random.Shared;
#pragma warning restore RS0030

    public override ProcessCounters Counters => counters;
    public override long NowMs => NodeServices.NowMs;
    public override string HostName { get; } = global::System.Environment.MachineName;
    public override string NodeName => _nodeName ?? HostName;
    public override int ProcessId { get; } = global::System.Environment.ProcessId;
    public override int Threads => loops.Length;
    public override int Thread => EventLoop.Current?.Index ?? 0;
    public override int CpuUsagePercent => _usage.Percent;

    // Only on its own thread is it sure that a loop does not sleep just now.
    public override int ThreadCpuUsagePercent => EventLoop.Current is { } loop ? _loopUsage[loop.Index].Percent : CpuUsagePercent;
    public override DateTimeOffset StartedAt { get; } = clock.GetUtcNow();
    public override bool IsStopping => _isStopping;

    public override string? Environment(string name) => _environment.TryGetValue(name, out var value) ? value : null;

    /// <summary>The variables as the accepted configuration left them.</summary>
    public void SetEnvironment(IReadOnlyDictionary<string, string> environment) => _environment = environment;

    /// <summary>The configuration's <c>node</c>; null for the machine's name.</summary>
    internal void SetNodeName(string? name) => _nodeName = name;

    internal void Stopping() => _isStopping = true;
}
