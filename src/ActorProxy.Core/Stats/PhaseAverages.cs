namespace ActorProxy.Core.Stats;

/// <summary>Averages and maxima of the phases of a server's or backend's latest sessions.</summary>
/// <remarks>A mutable struct: use it as a field, never copy it.</remarks>
public struct PhaseAverages
{
    private RecentAverage queue;
    private RecentAverage connect;
    private RecentAverage response;
    private RecentAverage total;

    /// <summary>Adds one session; <paramref name="picks"/> is how often a server was picked so far, and bounds the window.</summary>
    public void Add(in SessionTimes times, long picks)
    {
        queue.Add(times.QueueMs, picks);
        connect.Add(times.ConnectMs, picks);
        response.Add(times.ResponseMs, picks);
        total.Add(times.TotalMs, picks);
    }

    public readonly SessionTimes Averages(long picks) =>
        new(queue.Read(picks), connect.Read(picks), response.Read(picks), total.Read(picks));

    public readonly SessionTimes Maxima => new(queue.Maximum, connect.Maximum, response.Maximum, total.Maximum);

    public void ClearMaxima()
    {
        queue.ClearMaximum();
        connect.ClearMaximum();
        response.ClearMaximum();
        total.ClearMaximum();
    }

    public void Clear()
    {
        queue.Clear();
        connect.Clear();
        response.Clear();
        total.Clear();
    }
}
