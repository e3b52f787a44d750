using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorProxy.Actors;
using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using ActorProxy.Node.Admission;
using ActorProxy.Node.Frontends;
using ActorProxy.Node.Generations;
using ActorProxy.Node.Handover;
using ActorProxy.Node.Peers;
using ActorProxy.Node.Samples;
using ActorProxy.Node.StickTables;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node;

/// <summary>What outlives generations and every actor of the node may use: loops, limits and the process's counters.</summary>
public sealed class NodeServices(ActorSystem system, ImmutableArray<LoopServices> loops, ProcessCounters counters, AdmissionGate gate, LogSinks sinks, NodeEvents events, TimeProvider clock)
{
    private long _sessions = -1;
    private long _passedOn;
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

    /// <summary>The stick tables.</summary>
    public TableRegistry Tables { get; } = new(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))), clock);

    /// <summary>Whom connections ask before they bind a new key to a server.</summary>
    public KeyClaims Claims { get; } = new();

    /// <summary>The nodes of the cluster as peers.</summary>
    public ClusterPeers Cluster { get; } = new();

    /// <summary>As <see cref="NodeOptions.MayHavePredecessor"/>.</summary>
    public bool MayHavePredecessor { get; init; }

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

    /// <summary><c>maxconnrate</c>.</summary>
    public RateLimit ConnectionRateLimit { get; } = new();

    /// <summary><c>maxsessrate</c>.</summary>
    public RateLimit SessionRateLimit { get; } = new();

    internal void ConfigureRates(GlobalConfig global)
    {
        ConnectionRateLimit.Configure(global.MaxConnRate);
        SessionRateLimit.Configure(global.MaxSessRate);
    }

    /// <summary>Milliseconds until the process and a frontend may take one more connection, by their rates; 0 for now.</summary>
    internal long UntilRatesAllowMs(Frontend frontend, long nowMs)
    {
        // A connection that one loop passes on to another is counted there: until then it would be nobody's.
        var underWay = Volatile.Read(ref _passedOn);
        var connections = RateLimit.WaitMs(in Counters.ConnectionRate, ConnectionRateLimit.Limit, underWay, nowMs);
        var sessions = RateLimit.WaitMs(in Counters.SessionRate, SessionRateLimit.Limit, underWay, nowMs);
        var own = RateLimit.WaitMs(in frontend.Counters.SessionRate, frontend.Config.SessionRateLimit, underWay, nowMs);
        return Math.Max(own, Math.Max(connections, sessions));
    }

    /// <summary>An accepted connection goes to another loop; <see cref="PassedOnArrived"/> ends that.</summary>
    internal void PassingOn() => Interlocked.Increment(ref _passedOn);

    internal void PassedOnArrived() => Interlocked.Decrement(ref _passedOn);

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
