using System.Runtime.InteropServices;
using ActorProxy.Actors;
using ActorProxy.Actors.Polling;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>A non-blocking stream socket on one event loop.</summary>
/// <remarks>
/// Belongs to its loop's thread and to one owner, who closes it. It is registered with the kernel once, when a call first
/// would have blocked; from then on the kernel reports changes, which are kept in <see cref="CanRead"/> and <see cref="CanWrite"/>.
/// </remarks>
public sealed unsafe class LoopSocket : Pollable
{
    private bool _hasUrgent;

    /// <summary>The call would have blocked; <see cref="Handler"/> is called when it is worth another try.</summary>
    public const int WouldBlock = -SocketConstants.Again;

    public LoopSocket(EventLoop loop, int descriptor)
    {
        Loop = loop;
        Descriptor = descriptor;
    }

    public EventLoop Loop { get; }

    public IReadinessHandler? Handler { get; set; }

    /// <summary>False only after a receive would have blocked and nothing has been reported since.</summary>
    public bool CanRead { get; private set; } = true;

    /// <summary>False only after a send would have blocked, or while connecting.</summary>
    public bool CanWrite { get; private set; } = true;

    /// <summary>The peer has ended its direction: what is still to read is followed by the end.</summary>
    public bool IsPeerClosed { get; private set; }

    /// <summary>An error was reported, such as a reset; the next call tells which.</summary>
    public bool IsFailed { get; private set; }

    /// <summary>A short read says that nothing is left: no urgent byte has come, before which reads stop.</summary>
    internal bool EndsShort => !_hasUrgent;

    public bool IsOpen => Descriptor >= 0;

    /// <summary>Receives once.</summary>
    /// <returns>The number of bytes, 0 at the end of the peer's direction, <see cref="WouldBlock"/>, or a negated errno.</returns>
    public int Receive(Span<byte> buffer)
    {
        nint count;
        fixed (byte* start = buffer)
            count = SocketCalls.Receive(Descriptor, start, buffer.Length, 0);
        if (count >= 0)
        {
            // Less than asked for means that nothing is left, the next byte being reported as a change of its own; but a read
            // also stops before an urgent byte, whatever follows it.
            if (count < buffer.Length && count > 0 && !IsPeerClosed && !_hasUrgent)
            {
                CanRead = false;
                Watch();
            }

            return (int)count;
        }

        return Failed(isRead: true);
    }

    /// <summary>Sends once; the kernel may take less than all.</summary>
    /// <returns>The number of bytes taken, <see cref="WouldBlock"/>, or a negated errno.</returns>
    public int Send(ReadOnlySpan<byte> data)
    {
        nint count;
        fixed (byte* start = data)
            count = SocketCalls.Send(Descriptor, start, data.Length, SocketConstants.NoSignal);
        return count >= 0 ? (int)count : Failed(isRead: false);
    }

    /// <summary>Moves bytes from this socket into a pipe without copying them.</summary>
    /// <returns>As <see cref="Receive"/>.</returns>
    internal int SpliceTo(int pipe, int length)
    {
        var count = SocketCalls.Splice(Descriptor, null, pipe, null, length, SocketConstants.SpliceMove | SocketConstants.SpliceNonBlocking);
        return count >= 0 ? (int)count : Failed(isRead: true);
    }

    /// <summary>Moves bytes from a pipe into this socket.</summary>
    /// <returns>As <see cref="Send"/>.</returns>
    internal int SpliceFrom(int pipe, int length)
    {
        var count = SocketCalls.Splice(pipe, null, Descriptor, null, length, SocketConstants.SpliceMove | SocketConstants.SpliceNonBlocking);
        return count >= 0 ? (int)count : Failed(isRead: false);
    }

    /// <summary>Asks the kernel to report this socket's changes, if it does not yet.</summary>
    public void Watch()
    {
        if (!IsRegistered)
            Loop.Register(this, PollEvents.Stream);
    }

    /// <summary>Says that nothing can be written until the kernel reports it: a connection is being made.</summary>
    internal void BeginConnecting()
    {
        CanWrite = false;
        CanRead = false;
        Watch();
    }

    /// <summary>Ends the direction towards the peer; what was sent before still arrives.</summary>
    public void ShutdownSend() => _ = SocketCalls.Shutdown(Descriptor, SocketConstants.ShutdownWrite);

    /// <summary>The pending error of a socket (SO_ERROR) as an errno, 0 for none. Reading clears it.</summary>
    public int TakeError()
    {
        var error = 0;
        uint length = sizeof(int);
        return SocketCalls.GetOption(Descriptor, SocketConstants.LevelSocket, SocketConstants.Error, &error, &length) < 0
            ? Marshal.GetLastSystemError()
            : error;
    }

    /// <summary>Takes what has been received and throws it away; returns how much that was, at most <paramref name="limit"/>.</summary>
    /// <remarks>Closing a socket with unread bytes resets the connection: the peer would see an error in place of the end.</remarks>
    public int Discard(int limit)
    {
        Span<byte> scratch = stackalloc byte[2048];
        var total = 0;
        fixed (byte* start = scratch)
        {
            while (IsOpen && total < limit)
            {
                var count = SocketCalls.Receive(Descriptor, start, Math.Min(scratch.Length, limit - total), SocketConstants.DontWait);
                if (count <= 0)
                    break;
                total += (int)count;
            }
        }

        return total;
    }

    /// <summary>This end's address; for an accepted connection, where the client connected to.</summary>
    public NetworkAddress LocalAddress()
    {
        var buffer = default(SocketAddressBuffer);
        uint length = SocketAddressBuffer.Size;
        fixed (byte* start = buffer.Bytes)
            return SocketCalls.GetLocalAddress(Descriptor, start, &length) == 0 ? buffer.ToNetworkAddress() : default;
    }

    /// <summary>The other end's address, as the kernel knows it.</summary>
    public NetworkAddress PeerAddress()
    {
        var buffer = default(SocketAddressBuffer);
        uint length = SocketAddressBuffer.Size;
        fixed (byte* start = buffer.Bytes)
            return SocketCalls.GetPeerAddress(Descriptor, start, &length) == 0 ? buffer.ToNetworkAddress() : default;
    }

    /// <summary>What the kernel measures of the connection; false for a socket that is not TCP's, or closed.</summary>
    public bool TryGetTcpInfo(out TcpInfo info)
    {
        KernelTcpInfo raw = default;
        var length = (uint)sizeof(KernelTcpInfo);
        var isKnown = SocketCalls.GetOption(Descriptor, SocketConstants.LevelTcp, SocketConstants.TcpInfo, &raw, &length) == 0 && length == sizeof(KernelTcpInfo);
        info = isKnown ? raw.ToTcpInfo() : default;
        return isKnown;
    }

    /// <summary>Limits what is under way in each direction, for a socket whose sender shall not run far ahead of its receiver.</summary>
    /// <param name="bytes">Received and not read, and written and not sent. The kernel takes it for a wish.</param>
    public void LimitUnderWay(int bytes)
    {
        _ = SocketOptions.Set(Descriptor, SocketConstants.LevelSocket, SocketConstants.ReceiveBuffer, bytes);
        _ = SocketOptions.Set(Descriptor, SocketConstants.LevelTcp, SocketConstants.TcpNotSentLowAt, bytes);
    }

    /// <summary>Makes <see cref="Close"/> reset the connection instead of ending it in order.</summary>
    public void ResetOnClose()
    {
        var linger = 1L; // struct linger { on = 1, seconds = 0 }
        _ = SocketCalls.SetOption(Descriptor, SocketConstants.LevelSocket, SocketConstants.Linger, &linger, sizeof(long));
    }

    /// <summary>Gives the descriptor up without closing it, for another owner to go on with.</summary>
    public int Detach()
    {
        var descriptor = Descriptor;
        Loop.Unregister(this, isClosing: false);
        Handler = null;
        Descriptor = -1;
        return descriptor;
    }

    /// <summary>Closes the descriptor. A second call has no effect.</summary>
    public void Close()
    {
        if (Descriptor < 0)
            return;
        Loop.Unregister(this, isClosing: true);
        Handler = null;
        _ = SocketCalls.Close(Descriptor);
        Descriptor = -1;
    }

    protected override void OnReady(PollEvents events)
    {
        if ((events & (PollEvents.PeerClosed | PollEvents.HangUp | PollEvents.Error)) != 0)
        {
            IsPeerClosed = true;
            CanRead = true;
            CanWrite |= (events & (PollEvents.HangUp | PollEvents.Error)) != 0;

            // A hang-up alone is no failure: it says that both sides have ended their directions, perhaps in good order.
            IsFailed |= (events & PollEvents.Error) != 0;
        }

        _hasUrgent |= (events & PollEvents.Urgent) != 0;
        if ((events & (PollEvents.Readable | PollEvents.Urgent)) != 0)
            CanRead = true;
        if ((events & PollEvents.Writable) != 0)
            CanWrite = true;
        Handler?.OnReady(this);
    }

    private int Failed(bool isRead)
    {
        var error = Marshal.GetLastSystemError();
        if (error == SocketConstants.Interrupted)
            error = SocketConstants.Again;
        if (error != SocketConstants.Again)
            return -error;
        if (isRead)
            CanRead = false;
        else
            CanWrite = false;
        Watch();
        return WouldBlock;
    }
}
