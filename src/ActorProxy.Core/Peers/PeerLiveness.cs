namespace ActorProxy.Core.Peers;

/// <summary>Whether the other side of a session is still there, and when it has to be told that this one is.</summary>
/// <remarks>Pure: the caller tells when something was sent or received, and asks at <see cref="NextMs"/> at the latest.</remarks>
/// <param name="heartbeatMs">Without anything to push for this long, a heartbeat is due.</param>
public struct PeerLiveness(long nowMs, int heartbeatMs = PeerTimes.Heartbeat)
{
    private long _heartbeatMs = nowMs + heartbeatMs;
    private long _deadlineMs = nowMs + PeerTimes.Liveness;
    private bool _isAlive;

    /// <summary>When <see cref="Check"/> has something to say unless something happens before.</summary>
    public readonly long NextMs => Math.Min(_heartbeatMs, _deadlineMs);

    /// <summary>Updates were sent, which say as much as a heartbeat.</summary>
    public void Sent(long nowMs) => _heartbeatMs = nowMs + heartbeatMs;

    public void Received(PeerMessageKind kind, long nowMs)
    {
        _isAlive = true;
        if (kind == PeerMessageKind.Heartbeat)
            _deadlineMs = nowMs + PeerTimes.Liveness;
    }

    /// <summary>What is due now; a heartbeat is taken for sent.</summary>
    public PeerLivenessAction Check(long nowMs)
    {
        if (nowMs >= _deadlineMs)
        {
            if (!_isAlive)
                return PeerLivenessAction.Close;
            _isAlive = false;
            _deadlineMs = nowMs + PeerTimes.Liveness;
        }

        if (nowMs < _heartbeatMs)
            return PeerLivenessAction.None;
        Sent(nowMs);
        return PeerLivenessAction.SendHeartbeat;
    }
}
