namespace ActorProxy.Core.Stats;

/// <summary>What happened on one frontend since the process started or somebody cleared it; outlives generations.</summary>
/// <remarks>Any event loop may write. The fields are public because each is one event that its caller counts by name.</remarks>
public sealed class FrontendCounters
{
    /// <summary>Connections accepted, before any rule could refuse them.</summary>
    public Counter Connections;
    public EventRate ConnectionRate;

    /// <summary>Sessions now and at most at once (<c>scur</c>, <c>smax</c>).</summary>
    public Gauge Sessions;

    /// <summary>Sessions ever (<c>stot</c>).</summary>
    public Counter TotalSessions;
    public EventRate SessionRate;

    /// <summary>From the clients.</summary>
    public Counter BytesIn;

    /// <summary>To the clients.</summary>
    public Counter BytesOut;

    /// <summary>Refused by a <c>tcp-request connection</c> rule.</summary>
    public Counter DeniedConnections;

    /// <summary>Refused by a <c>tcp-request session</c> rule.</summary>
    public Counter DeniedSessions;

    /// <summary>Refused by a content rule.</summary>
    public Counter DeniedRequests;
    public Counter DeniedResponses;

    /// <summary>Clients that failed, gave up or timed out before their request was complete.</summary>
    public Counter RequestErrors;

    /// <summary>Answered here: monitoring and statistics.</summary>
    public Counter Intercepted;
    public Counter FailedRewrites;

    /// <summary>Lines logged about sessions (<c>%lc</c>).</summary>
    public Counter LogLines;

    /// <summary>Sessions that ended for want of something in this process.</summary>
    public Counter InternalErrors;

    /// <summary>A connection was accepted and takes one of this frontend's places until <see cref="ConnectionClosed"/>.</summary>
    public void ConnectionAccepted(long nowMs)
    {
        Connections.Increment();
        ConnectionRate.Add(nowMs);
        Sessions.Enter();
    }

    /// <summary>The accepted connection became a session: the connection rules let it pass.</summary>
    public void SessionStarted(long nowMs)
    {
        TotalSessions.Increment();
        SessionRate.Add(nowMs);
    }

    /// <summary>The accepted connection is gone.</summary>
    public void ConnectionClosed() => Sessions.Leave();

    /// <summary>What <c>clear counters</c> does: maxima begin anew.</summary>
    public void ClearMaxima()
    {
        ConnectionRate.ClearMaximum();
        SessionRate.ClearMaximum();
        Sessions.ClearMaximum();
    }

    /// <summary>What <c>clear counters all</c> does: totals and maxima begin anew; what is there now is still counted.</summary>
    public void ClearAll()
    {
        ClearMaxima();
        Connections.Clear();
        TotalSessions.Clear();
        BytesIn.Clear();
        BytesOut.Clear();
        DeniedConnections.Clear();
        DeniedSessions.Clear();
        DeniedRequests.Clear();
        DeniedResponses.Clear();
        RequestErrors.Clear();
        Intercepted.Clear();
        FailedRewrites.Clear();
        InternalErrors.Clear();
    }
}
