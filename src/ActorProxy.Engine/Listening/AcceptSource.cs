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
    private readonly IAcceptHandler _handler;
    private readonly int _maxPerTurn;

    public AcceptSource(EventLoop loop, ListeningSocket socket, IAcceptHandler handler, int maxPerTurn)
    {
        _loop = loop;
        _handler = handler;
        _maxPerTurn = maxPerTurn;
        Socket = socket;
        Descriptor = socket.Descriptor;
    }

    public ListeningSocket Socket { get; }

    public bool IsAccepting => IsRegistered;

    public void Resume()
    {
        if (!IsRegistered && Socket.IsOpen)
            _loop.Register(this, PollEvents.Readable | PollEvents.Exclusive);
    }

    public void Pause() => _loop.Unregister(this, isClosing: false);

    protected override void OnReady(PollEvents events)
    {
        for (var i = 0; i < _maxPerTurn && IsRegistered; i++)
        {
            if (!_handler.MayAccept(this))
                return;
            var address = default(SocketAddressBuffer);
            uint length = SocketAddressBuffer.Size;
            int descriptor;
            fixed (byte* start = address.Bytes)
                descriptor = SocketCalls.Accept(Descriptor, start, &length, SocketConstants.NonBlocking | SocketConstants.CloseOnExec);
            if (descriptor < 0)
            {
                var error = Marshal.GetLastSystemError();
                _handler.OnNothing(this);
                if (!GoesOnAfter(error))
                    return;
                continue;
            }

            _handler.OnAccepted(this, descriptor, address.ToNetworkAddress());
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
                _handler.OnExhausted(this, error);
                return false;
            default:
                _handler.OnBroken(this, error);
                return false;
        }
    }
}
