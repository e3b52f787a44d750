using System.Runtime.InteropServices;
using ActorProxy.Engine.Network.Interop;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Network.Netlink;

/// <summary>Asks the kernel about its links and addresses, and changes addresses. One owner at a time.</summary>
/// <remarks>Calls return when the kernel has answered: it does so at once, on the caller's thread.</remarks>
public sealed unsafe class RouteSocket
{
    private const int BufferBytes = 64 * 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private int _descriptor;
    private uint _sequence;

    /// <exception cref="NetworkException">The kernel gives no such socket.</exception>
    public RouteSocket()
    {
        _descriptor = SocketCalls.Socket(NetworkConstants.FamilyNetlink, NetworkConstants.RawSocket | SocketConstants.CloseOnExec, NetworkConstants.NetlinkRoute);
        if (_descriptor < 0)
            throw new NetworkException("cannot open a routing socket", Marshal.GetLastSystemError());
    }

    /// <summary>Gives an interface an address. One that it has already is left as it is.</summary>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public void Add(int link, InterfaceAddress address)
    {
        var error = Change(NetworkConstants.NewAddress, NetworkConstants.FlagCreate | NetworkConstants.FlagExclusive, link, address);
        if (error is not (0 or NetworkConstants.ErrorExists))
            throw new NetworkException($"cannot add the address {address} to interface {link}", error);
    }

    /// <summary>Takes an address from an interface. One that it does not have is no error.</summary>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public void Remove(int link, InterfaceAddress address)
    {
        var error = Change(NetworkConstants.DeleteAddress, 0, link, address);
        if (error is not (0 or SocketConstants.AddressNotAvailable or NetworkConstants.ErrorNoDevice))
            throw new NetworkException($"cannot remove the address {address} from interface {link}", error);
    }

    /// <summary>All interfaces.</summary>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public IReadOnlyList<NetworkLink> Links()
    {
        var links = new List<NetworkLink>();
        var request = new NetlinkWriter(_buffer, NetworkConstants.GetLink, NetworkConstants.FlagRequest | NetworkConstants.FlagDump, ++_sequence);
        request.Put(stackalloc byte[LinkMessage.FixedBytes]);
        Send(request.Length);
        Check("cannot list the interfaces", Answers((in NetlinkMessage message) =>
        {
            if (message.Type == NetworkConstants.NewLink && LinkMessage.Read(message) is { } link)
                links.Add(link);
        }));
        return links;
    }

    /// <summary>The addresses of an interface.</summary>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public IReadOnlyList<InterfaceAddress> Addresses(int link)
    {
        var addresses = new List<InterfaceAddress>();
        var request = new NetlinkWriter(_buffer, NetworkConstants.GetAddress, NetworkConstants.FlagRequest | NetworkConstants.FlagDump, ++_sequence);
        request.Put(stackalloc byte[AddressMessage.FixedBytes]);
        Send(request.Length);
        Check("cannot list the addresses", Answers((in NetlinkMessage message) =>
        {
            if (message.Type == NetworkConstants.NewAddress && AddressMessage.Read(message) is { } found && found.Link == link)
                addresses.Add(found.Address);
        }));
        return addresses;
    }

    public void Close()
    {
        if (_descriptor >= 0)
            _ = SocketCalls.Close(_descriptor);
        _descriptor = -1;
    }

    private delegate void Take(in NetlinkMessage message);

    private static void Check(string what, int error)
    {
        if (error != 0)
            throw new NetworkException(what, error);
    }

    private int Change(ushort type, int flags, int link, InterfaceAddress address)
    {
        const ushort Asks = NetworkConstants.FlagRequest | NetworkConstants.FlagAcknowledge;
        Send(AddressMessage.Write(_buffer, type, (ushort)(Asks | flags), ++_sequence, link, address));
        return Answers(static (in NetlinkMessage _) => { });
    }

    private void Send(int length)
    {
        nint sent;
        fixed (byte* start = _buffer)
            sent = SocketCalls.Send(_descriptor, start, length, 0);
        if (sent < 0)
            throw new NetworkException("cannot write to the routing socket", Marshal.GetLastSystemError());
    }

    /// <summary>Reads until the request is answered; returns its errno, 0 for none.</summary>
    private int Answers(Take take)
    {
        while (true)
        {
            nint count;
            fixed (byte* start = _buffer)
                count = SocketCalls.Receive(_descriptor, start, _buffer.Length, 0);
            if (count < 0)
            {
                var error = Marshal.GetLastSystemError();
                if (error == SocketConstants.Interrupted)
                    continue;
                return error;
            }

            ReadOnlySpan<byte> received = _buffer.AsSpan(0, (int)count);
            while (NetlinkMessage.TryTake(ref received, out var message))
            {
                if (message.Sequence != _sequence)
                    continue;
                if (message.Type == NetworkConstants.MessageDone)
                    return 0;
                if (message.Type == NetworkConstants.MessageError)
                    return message.Payload.Length < sizeof(int) ? NetworkConstants.ErrorInvalid : -MemoryMarshal.Read<int>(message.Payload);
                take(message);
            }
        }
    }
}
