using System.Runtime.InteropServices;
using ActorProxy.Engine.Network.Interop;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Network;

/// <summary>Sends Ethernet frames from an interface. It receives nothing.</summary>
public sealed unsafe class PacketSocket
{
    private const int AddressBytes = 20;

    private int _descriptor;

    /// <exception cref="NetworkException">The kernel gives no such socket.</exception>
    public PacketSocket()
    {
        // Protocol 0: no frame is ever put into its queue.
        _descriptor = SocketCalls.Socket(NetworkConstants.FamilyPacket, NetworkConstants.RawSocket | SocketConstants.CloseOnExec | SocketConstants.NonBlocking, 0);
        if (_descriptor < 0)
            throw new NetworkException("cannot open a packet socket", Marshal.GetLastSystemError());
    }

    /// <summary>Sends one frame; returns 0 or an errno.</summary>
    public int Send(int link, ReadOnlySpan<byte> frame)
    {
        // struct sockaddr_ll
        Span<byte> address = stackalloc byte[AddressBytes];
        address.Clear();
        MemoryMarshal.Write(address, (ushort)NetworkConstants.FamilyPacket);
        frame.Slice(12, 2).CopyTo(address[2..]);
        MemoryMarshal.Write(address[4..], link);
        address[11] = HardwareAddress.Length;
        frame[..HardwareAddress.Length].CopyTo(address[12..]);
        fixed (byte* data = frame, name = address)
            return NetworkCalls.SendTo(_descriptor, data, frame.Length, 0, name, AddressBytes) < 0 ? Marshal.GetLastSystemError() : 0;
    }

    public void Close()
    {
        if (_descriptor >= 0)
            _ = SocketCalls.Close(_descriptor);
        _descriptor = -1;
    }
}
