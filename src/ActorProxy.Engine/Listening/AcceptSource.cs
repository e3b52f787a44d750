using System.Runtime.InteropServices;
using ActorProxy.Actors;
using ActorProxy.Actors.Polling;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Listening;

/// <summary>One loop's way to accept from a listening socket that all loops share.</summary>
/// <remarks>
/// Level-triggered and exclusive: the kernel wakes one loop for a connection, and wakes again as long as the queue is not empty,
/// so a bounded number is taken per turn and the other loops get their share.
/// </remarks>
public sealed unsafe class AcceptSource : Pollable
{
    private readonly EventLoop _loop;
    private int _maxPerTurn = 1;

    public AcceptSource(EventLoop loop, ListeningSocket socket)
    {
        _loop = loop;
        Socket = socket;
        Descriptor = socket.Descriptor;
    }

    /// <summary>A source that belongs to one handler for its whole life.</summary>
    public AcceptSource(EventLoop loop, ListeningSocket socket, IAcceptHandler handler, int maxPerTurn)
        : this(loop, socket) => Take(handler, maxPerTurn);

    public ListeningSocket Socket { get; }

    /// <summary>Who gets what is accepted now; null for nobody.</summary>
    public IAcceptHandler? Handler { get; private set; }

    /// <summary>Makes <paramref name="handler"/> the one who gets what is accepted, in place of the one before.</summary>
    public void Take(IAcceptHandler handler, int maxPerTurn)
    {
        Handler = handler;
        _maxPerTurn = maxPerTurn < 0 ? int.MaxValue : maxPerTurn;
    }

    public void Resume()
    {
        if (!IsRegistered && Socket.IsOpen)
            _loop.Register(this, PollEvents.Readable | PollEvents.Exclusive);
    }

    public void Pause() => _loop.Unregister(this, isClosing: false);

    /// <summary>Accepts no more, for anybody.</summary>
    public void Leave()
    {
        Pause();
        Handler = null;
    }

    protected override void OnReady(PollEvents events)
    {
        for (var i = 0; i < _maxPerTurn && IsRegistered && Handler is { } handler; i++)
        {
            if (!handler.MayAccept(this))
                return;
            var address = default(SocketAddressBuffer);
            uint length = SocketAddressBuffer.Size;
            int descriptor;
            fixed (byte* start = address.Bytes)
                descriptor = SocketCalls.Accept(Descriptor, start, &length, SocketConstants.NonBlocking | SocketConstants.CloseOnExec);
            if (descriptor < 0)
            {
                var error = Marshal.GetLastSystemError();
                handler.OnNothing(this);
                if (!GoesOnAfter(error))
                    return;
                continue;
            }

            handler.OnAccepted(this, descriptor, address.ToNetworkAddress());
        }
    }

    /// <summary>Sorts a failed accept: that connection's alone, the machine's, or the listener's.</summary>
    private bool GoesOnAfter(int error)
    {
        switch (error)
        {
            case SocketConstants.Again:
                return false;
            case SocketConstants.Interrupted or SocketConstants.ConnectionAborted or SocketConstants.Protocol:
                return true;
            case SocketConstants.TooManyFiles or SocketConstants.TooManyFilesInSystem or SocketConstants.NoBuffers or SocketConstants.NoMemory:
                Handler!.OnExhausted(this, error);
                return false;
            default:
                Handler!.OnBroken(this, error);
                return false;
        }
    }
}
