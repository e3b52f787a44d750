using System.Net;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>A port that accepts connections, and ends them, while this node has the floating addresses: what a cloud's balancer asks to find the owner.</summary>
/// <remarks>Belongs to its loop's thread and to one owner, who closes it.</remarks>
internal sealed class HealthPort : IAcceptHandler
{
    private const int MaxAcceptsPerTurn = 16;

    private readonly EventLoop _loop;
    private readonly ListeningSocket _socket;
    private readonly AcceptSource _source;

    private HealthPort(EventLoop loop, ListeningSocket socket)
    {
        (_loop, _socket) = (loop, socket);
        _source = new AcceptSource(loop, socket, this, MaxAcceptsPerTurn);
        _source.Resume();
    }

    /// <summary>Null with the reason when the port can't be had.</summary>
    public static HealthPort? TryOpen(EventLoop loop, int port, out string error)
    {
        var address = ListenAddress.Internet(NetworkAddress.From(IPAddress.IPv6Any, port));
        return ListeningSocket.TryOpen(address, new ListenerOptions { V6Only = false }, out var socket, out error) ? new HealthPort(loop, socket) : null;
    }

    public bool MayAccept(AcceptSource source) => true;

    public void OnNothing(AcceptSource source)
    {
    }

    // That it was accepted is the answer.
    public void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer) => new LoopSocket(_loop, descriptor).Close();

    // Tried again at the next connection: the checker's own time-outs are its answer until then.
    public void OnExhausted(AcceptSource source, int error)
    {
    }

    public void OnBroken(AcceptSource source, int error) => Close();

    public void Close()
    {
        _source.Leave();
        _socket.Close(keepFile: false);
    }
}
