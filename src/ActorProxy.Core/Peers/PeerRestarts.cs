namespace ActorProxy.Core.Peers;

/// <summary>How long a peer whose code has failed waits before it is dialled again: longer after each fault in a row, and for ever.</summary>
public sealed class PeerRestarts
{
    /// <summary>Of a fault that comes again at once each time, a line in the log every minute says enough.</summary>
    public const int MostDelay = 60_000;

    private const int MostDoublings = 4;

    private int _inARow = -1;
    private long _lastMs;

    /// <summary>Counts a start; returns after how many milliseconds the peer is to be dialled: at the first start at once.</summary>
    public int Next(long nowMs)
    {
        // It went well for longer than it is ever waited: what comes now is another fault.
        _inARow = _inARow > 0 && nowMs - _lastMs > 2 * MostDelay ? 1 : _inARow + 1;
        _lastMs = nowMs;
        return _inARow == 0 ? 0 : Math.Min(PeerTimes.Redial << Math.Min(_inARow - 1, MostDoublings), MostDelay);
    }
}
