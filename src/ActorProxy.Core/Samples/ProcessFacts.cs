using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Samples;

/// <summary>What expressions can look at everywhere: the clock, the process's own figures, its variables. Any thread.</summary>
public abstract class ProcessFacts
{
    /// <summary>The wall clock.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The draws of <c>rand</c> and <c>uuid</c>.</summary>
    public abstract Random Random { get; }

    public abstract ProcessCounters Counters { get; }

    /// <summary>Monotonic milliseconds, on the scale of the times that counters and sessions keep.</summary>
    public virtual long NowMs => Clock.GetTimestamp() / (Clock.TimestampFrequency / 1000);

    /// <summary><c>proc.*</c>: they outlive generations.</summary>
    public VariableSet Variables { get; } = VariableSet.Shared();

    public virtual string HostName => "";
    public virtual string NodeName => "";
    public virtual int ProcessId => 0;

    /// <summary>Event loops.</summary>
    public virtual int Threads => 1;

    /// <summary>The number of the event loop that asks, from 0.</summary>
    public virtual int Thread => 0;

    /// <summary>How busy the event loops were lately, in per cent of their time.</summary>
    public virtual int CpuUsagePercent => 0;

    /// <summary>As <see cref="CpuUsagePercent"/>, of the event loop that asks.</summary>
    public virtual int ThreadCpuUsagePercent => 0;

    public virtual DateTimeOffset StartedAt => default;

    /// <summary>The process is stopping.</summary>
    public virtual bool IsStopping => false;

    /// <summary>A variable of the process's environment; null for none.</summary>
    public virtual string? Environment(string name) => null;
}
