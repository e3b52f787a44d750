namespace ActorProxy.Core.Stats;

/// <summary>What happened on one server since the process started or somebody cleared it; outlives generations.</summary>
public sealed class ServerCounters : ServingCounters
{
    /// <summary>Connections to the server now and at most at once.</summary>
    public Gauge Connections;

    /// <summary>Checks that failed while the server was up.</summary>
    public Counter FailedChecks;

    /// <summary>A session took a slot; <see cref="ServingCounters.SessionEnded"/> gives it back.</summary>
    public void SessionStarted(long nowMs)
    {
        SessionRepeated(nowMs);
        Sessions.Enter();
    }

    /// <summary>A session tries this server once more: it counts as another one, as HAProxy counts it.</summary>
    public void SessionRepeated(long nowMs)
    {
        CountSession(nowMs);
        GotServer(nowMs);
    }

    public override void ClearMaxima()
    {
        base.ClearMaxima();
        Connections.ClearMaximum();
    }

    public override void ClearAll()
    {
        base.ClearAll();
        FailedChecks.Clear();
    }
}
