namespace ActorProxy.Core.Stats;

/// <summary>What happened on one address of a <c>bind</c> line; shown with <c>option socket-stats</c>, outlives generations.</summary>
/// <remarks>Any event loop may write.</remarks>
public sealed class ListenerCounters
{
    public Gauge Sessions;
    public Counter TotalSessions;
    public Counter BytesIn;
    public Counter BytesOut;
    public Counter DeniedConnections;
    public Counter DeniedSessions;
    public Counter DeniedRequests;
    public Counter DeniedResponses;
    public Counter RequestErrors;
    public Counter FailedRewrites;
    public Counter InternalErrors;

    /// <summary>A connection was accepted here; <see cref="ConnectionClosed"/> ends it.</summary>
    public void ConnectionAccepted() => Sessions.Enter();

    /// <summary>The accepted connection became a session.</summary>
    public void SessionStarted() => TotalSessions.Increment();

    public void ConnectionClosed() => Sessions.Leave();

    /// <summary>What <c>clear counters</c> does.</summary>
    public void ClearMaxima() => Sessions.ClearMaximum();

    /// <summary>What <c>clear counters all</c> does.</summary>
    public void ClearAll()
    {
        ClearMaxima();
        TotalSessions.Clear();
        BytesIn.Clear();
        BytesOut.Clear();
        DeniedConnections.Clear();
        DeniedSessions.Clear();
        DeniedRequests.Clear();
        DeniedResponses.Clear();
        RequestErrors.Clear();
        FailedRewrites.Clear();
        InternalErrors.Clear();
    }
}
