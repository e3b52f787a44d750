using System.Collections.Immutable;

namespace ActorProxy.Core.Stats;

/// <summary>What happened in the whole process since it started (<c>show info</c>).</summary>
/// <remarks>Any event loop may write, except to <see cref="Loops"/>, where each loop has its own element.</remarks>
public sealed class ProcessCounters(int loops)
{
    /// <summary>Client connections now and at most at once.</summary>
    public Gauge Connections;
    public Counter TotalConnections;
    public EventRate ConnectionRate;
    public EventRate SessionRate;

    /// <summary>Streams now and ever; in TCP mode one per session.</summary>
    public Gauge Streams;
    public Counter TotalStreams;

    /// <summary>How often accepting paused because the process's <c>maxconn</c> was reached.</summary>
    public Counter MaxConnReached;

    /// <summary>Log lines that their target did not take at once.</summary>
    public Counter DroppedLogs;

    /// <summary>Warnings written, at start and since.</summary>
    public Counter Warnings;

    /// <summary>One per event loop, by its number.</summary>
    public ImmutableArray<LoopTraffic> Loops { get; } = [.. Enumerable.Range(0, loops).Select(_ => new LoopTraffic())];

    /// <summary>A client connection was accepted; <see cref="ConnectionClosed"/> ends it.</summary>
    public void ConnectionAccepted(long nowMs)
    {
        Connections.Enter();
        TotalConnections.Increment();
        ConnectionRate.Add(nowMs);
    }

    /// <summary>The accepted connection became a session with one stream; <see cref="StreamEnded"/> ends that.</summary>
    public void SessionStarted(long nowMs)
    {
        SessionRate.Add(nowMs);
        Streams.Enter();
        TotalStreams.Increment();
    }

    public void StreamEnded() => Streams.Leave();

    public void ConnectionClosed() => Connections.Leave();

    public long BytesOut => Loops.Sum(loop => loop.BytesOut);
    public long SplicedBytesOut => Loops.Sum(loop => loop.SplicedBytesOut);

    /// <summary>Bytes sent within the last second.</summary>
    public long BytesOutRate(long nowMs) => Loops.Sum(loop => loop.Rate(nowMs));

    /// <summary>What <c>clear counters</c> does.</summary>
    public void ClearMaxima()
    {
        Connections.ClearMaximum();
        ConnectionRate.ClearMaximum();
        SessionRate.ClearMaximum();
    }
}
