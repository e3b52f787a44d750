namespace ActorProxy.Engine.Sockets;

/// <summary>Whoever drives a socket at the moment: the relay, or a wait for one event.</summary>
public interface IReadinessHandler
{
    /// <summary>The socket's <see cref="LoopSocket.CanRead"/>, <see cref="LoopSocket.CanWrite"/> or <see cref="LoopSocket.IsPeerClosed"/> may have changed. It must not throw.</summary>
    void OnReady(LoopSocket socket);
}
