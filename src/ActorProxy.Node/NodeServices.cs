using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Handover;
using ActorProxy.Node.Samples;

namespace ActorProxy.Node;

/// <summary>What outlives generations and every actor of the node may use: loops, limits and the process's counters.</summary>
public sealed class NodeServices(ActorSystem system, ImmutableArray<LoopServices> loops, ProcessCounters counters, AdmissionGate gate, LogSinks sinks, NodeEvents events, TimeProvider clock)
{
    private long _sessions = -1;
    private Generation? _current;

    public ActorSystem System { get; } = system;

    /// <summary>By the loops' numbers.</summary>
    public ImmutableArray<LoopServices> Loops { get; } = loops;

    public ProcessCounters Counters { get; } = counters;

    /// <summary>What expressions see of the process; the variables of <c>proc</c> are there.</summary>
    public NodeProcessFacts Process { get; } = new(counters, clock, loops);

    /// <summary>The values that <c>global</c> gives the variables of <c>proc</c>.</summary>
    internal GlobalVariables Variables { get; } = new();

    /// <summary>The process's <c>maxconn</c>.</summary>
    public AdmissionGate Gate { get; } = gate;

    /// <summary>The <c>maxconn</c> of the configuration, or what the descriptors allow; operators can't go beyond it.</summary>
    public long HardMaxConn { get; private set; } = gate.Limit;

    /// <summary>A configuration's <c>maxconn</c>: an operator's value stands until this one changes.</summary>
    public void ConfigureMaxConn(long maxConn)
    {
        if (maxConn == HardMaxConn)
            return;
        HardMaxConn = maxConn;
        Gate.Limit = maxConn;
    }

    public TimeProvider Clock { get; } = clock;

    /// <summary>Runs what may block, off the loops and outside of a <c>chroot</c>.</summary>
    public Func<Action, Task> RunBlockingAsync { get; init; } = Task.Run;

    /// <summary>The sockets of all log targets.</summary>
    public LogSinks Sinks { get; } = sinks;

    /// <summary>The listening sockets of all generations.</summary>
    public ListenerTable Listeners { get; } = new();

    /// <summary>The processes before and after this one.</summary>
    public HandoverLines Handover { get; } = new();

    /// <summary>Counters and limits by the proxies' names.</summary>
    public CounterTable Table { get; } = new();

    /// <summary>The generation that accepts connections; null before the first.</summary>
    public Generation? Current { get => Volatile.Read(ref _current); internal set => Volatile.Write(ref _current, value); }

    /// <summary>What the node tells the operator.</summary>
    public NodeEvents Events { get; } = events;

    /// <summary>The next session's number, from 0.</summary>
    public long NextSessionNumber() => Interlocked.Increment(ref _sessions);

    /// <summary>Monotonic milliseconds, on the scale of <see cref="EventLoop.NowMs"/>.</summary>
    public static long NowMs => EventLoop.Current is { } loop ? loop.NowMs : EventLoop.ClockMs;
}
