using System.Runtime.InteropServices;
using ActorProxy.Actors;
using ActorProxy.Actors.Polling;
using ActorProxy.Engine.Network.Interop;
using ActorProxy.Engine.Network.Netlink;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Network;

/// <summary>Hears from the kernel when an interface or one of its addresses changes.</summary>
/// <remarks>Belongs to its loop's thread and to one owner, who closes it.</remarks>
public sealed unsafe class LinkMonitor : Pollable
{
    private const int NoBuffers = SocketConstants.NoBuffers;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(16 * 1024);
    private readonly EventLoop _loop;
    private readonly ILinkObserver _observer;

    /// <exception cref="NetworkException">The kernel gives no such socket.</exception>
    public LinkMonitor(EventLoop loop, ILinkObserver observer)
    {
        (_loop, _observer) = (loop, observer);
        Descriptor = SocketCalls.Socket(
            NetworkConstants.FamilyNetlink, NetworkConstants.RawSocket | SocketConstants.CloseOnExec | SocketConstants.NonBlocking, NetworkConstants.NetlinkRoute);
        if (Descriptor < 0)
            throw new NetworkException("cannot open a routing socket", Marshal.GetLastSystemError());

        // struct sockaddr_nl: family, padding, port (the kernel chooses), groups.
        var address = stackalloc uint[3] { NetworkConstants.FamilyNetlink, 0, NetworkConstants.GroupLink | NetworkConstants.GroupIPv4Address | NetworkConstants.GroupIPv6Address };
        if (SocketCalls.Bind(Descriptor, address, 3 * sizeof(uint)) < 0)
        {
            var error = Marshal.GetLastSystemError();
            Close();
            throw new NetworkException("cannot listen on a routing socket", error);
        }

        loop.Register(this, PollEvents.Readable);
    }

    public void Close()
    {
        if (Descriptor < 0)
            return;
        _loop.Unregister(this, isClosing: true);
        _ = SocketCalls.Close(Descriptor);
        Descriptor = -1;
    }

    protected override void OnReady(PollEvents events)
    {
        while (Descriptor >= 0)
        {
            nint count;
            fixed (byte* start = _buffer)
                count = SocketCalls.Receive(Descriptor, start, _buffer.Length, 0);
            if (count < 0)
            {
                // More has happened than the kernel kept for us: what is the case now has to be asked for.
                if (Marshal.GetLastSystemError() != NoBuffers)
                    return;
                _observer.EventsLost();
                continue;
            }

            ReadOnlySpan<byte> received = _buffer.AsSpan(0, (int)count);
            while (Descriptor >= 0 && NetlinkMessage.TryTake(ref received, out var message))
                Report(message);
        }
    }

    private void Report(in NetlinkMessage message)
    {
        switch (message.Type)
        {
            case NetworkConstants.NewLink or NetworkConstants.DeleteLink when LinkMessage.Read(message) is { } link:
                _observer.LinkChanged(link);
                break;
            case NetworkConstants.NewAddress or NetworkConstants.DeleteAddress when AddressMessage.Read(message) is { } change:
                _observer.AddressChanged(change.Link, change.Address, message.Type == NetworkConstants.NewAddress);
                break;
        }
    }
}
