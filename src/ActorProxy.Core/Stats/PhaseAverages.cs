namespace ActorProxy.Core.Stats;

/// <summary>Averages and maxima of the phases of a server's or backend's latest sessions.</summary>
/// <remarks>A mutable struct: use it as a field, never copy it.</remarks>
public struct PhaseAverages
{
    private RecentAverage _queue;
    private RecentAverage _connect;
    private RecentAverage _response;
    private RecentAverage _total;

    /// <summary>Adds one session; <paramref name="picks"/> is how often a server was picked so far, and bounds the window.</summary>
    public void Add(in SessionTimes times, long picks)
    {
        _queue.Add(times.QueueMs, picks);
        _connect.Add(times.ConnectMs, picks);
        _response.Add(times.ResponseMs, picks);
        _total.Add(times.TotalMs, picks);
    }

    public readonly SessionTimes Averages(long picks) =>
        new(_queue.Read(picks), _connect.Read(picks), _response.Read(picks), _total.Read(picks));

    public readonly SessionTimes Maxima => new(_queue.Maximum, _connect.Maximum, _response.Maximum, _total.Maximum);

    public void ClearMaxima()
    {
        _queue.ClearMaximum();
        _connect.ClearMaximum();
        _response.ClearMaximum();
        _total.ClearMaximum();
    }

    public void Clear()
    {
        _queue.Clear();
        _connect.Clear();
        _response.Clear();
        _total.Clear();
    }
}
