namespace ActorProxy.Core.Samples;

/// <summary>How long a stream's steps took, in milliseconds; -1 for a step that was not reached.</summary>
public readonly record struct StreamTimes(long HandshakeMs, long QueueMs, long ConnectMs, long TotalMs)
{
    /// <summary>Since the server's connection stood.</summary>
    public long DataMs => ConnectMs < 0 ? -1 : Math.Max(0, TotalMs - HandshakeMs - Math.Max(0, QueueMs) - ConnectMs);
}
