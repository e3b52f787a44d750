using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Actors;
using ActorProxy.Actors.Polling;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network.Interop;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Network;

/// <summary>Sends and receives VRRP's packets (IP protocol 112) on one interface, for one address family.</summary>
/// <remarks>Belongs to its loop's thread and to one owner, who closes it. The kernel gives each such socket all packets of the interface.</remarks>
public sealed unsafe class VrrpSocket : Pollable
{
    private const int LargestPacket = 2048;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(LargestPacket);
    private readonly EventLoop? _loop;
    private readonly IVrrpObserver? _observer;
    private readonly NetworkLink _link;
    private readonly bool _isIPv4;

    /// <param name="source">What packets are sent from: an address of the interface.</param>
    /// <param name="isMulticast">Whether it takes what is sent to VRRP's group, too.</param>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public VrrpSocket(EventLoop loop, NetworkLink link, NetworkAddress source, bool isMulticast, IVrrpObserver observer)
        : this(link, source, isMulticast)
    {
        (_loop, _observer) = (loop, observer);
        loop.Register(this, PollEvents.Readable);
    }

    /// <summary>One that only sends, to the group or to a router.</summary>
    /// <exception cref="NetworkException">The kernel refused.</exception>
    public VrrpSocket(NetworkLink link, NetworkAddress source)
        : this(link, source, isMulticast: true)
    {
    }

    private VrrpSocket(NetworkLink link, NetworkAddress source, bool isMulticast)
    {
        (_link, Source) = (link, source with { Port = 0, Scope = 0 });
        _isIPv4 = source.Family == AddressFamilyKind.IPv4;
        Descriptor = SocketCalls.Socket(
            _isIPv4 ? SocketConstants.FamilyIPv4 : SocketConstants.FamilyIPv6,
            NetworkConstants.RawSocket | SocketConstants.CloseOnExec | SocketConstants.NonBlocking,
            VrrpEnvelope.Protocol);
        if (Descriptor < 0)
            throw new NetworkException("cannot open a raw socket for VRRP", Marshal.GetLastSystemError());
        try
        {
            Prepare(isMulticast);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public NetworkLink Link => _link;

    /// <summary>What packets are sent from.</summary>
    public NetworkAddress Source { get; }

    /// <summary>Sends one packet; returns 0 or an errno.</summary>
    public int Send(NetworkAddress destination, ReadOnlySpan<byte> payload)
    {
        // A raw socket of IPv6 takes no port but 0.
        var address = SocketAddressBuffer.From(destination.WithPort(0));
        Span<byte> control = stackalloc byte[40];
        control = control[..WriteSource(control)];
        fixed (byte* data = payload, name = address.Bytes, extra = control)
        {
            var part = new MessagePart { Start = data, Length = payload.Length };
            var header = new MessageHeader { Name = name, NameLength = (uint)address.Length, Parts = &part, PartCount = 1, Control = extra, ControlLength = control.Length };
            return NetworkCalls.SendMessage(Descriptor, &header, SocketConstants.NoSignal) < 0 ? Marshal.GetLastSystemError() : 0;
        }
    }

    public void Close()
    {
        if (Descriptor < 0)
            return;
        if (IsRegistered)
            _loop!.Unregister(this, isClosing: true);
        _ = SocketCalls.Close(Descriptor);
        Descriptor = -1;
    }

    protected override void OnReady(PollEvents events)
    {
        Span<byte> control = stackalloc byte[256];
        while (Descriptor >= 0)
        {
            var name = default(SocketAddressBuffer);
            nint count;
            MessageHeader header;
            fixed (byte* buffer = _buffer, from = name.Bytes, extra = control)
            {
                var part = new MessagePart { Start = buffer, Length = _buffer.Length };
                header = new MessageHeader { Name = from, NameLength = SocketAddressBuffer.Size, Parts = &part, PartCount = 1, Control = extra, ControlLength = control.Length };
                count = NetworkCalls.ReceiveMessage(Descriptor, &header, 0);
            }

            if (count < 0)
                return;
            var packet = _buffer.AsSpan(0, (int)count);
            if (_isIPv4)
                ReceiveIPv4(packet);
            else
                ReceiveIPv6(packet, name.ToNetworkAddress(), control[..(int)header.ControlLength]);
        }
    }

    // A raw socket of IPv4 gets the IP header too.
    private void ReceiveIPv4(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < 20)
            return;
        var headerBytes = (packet[0] & 0xF) * 4;
        if (headerBytes < 20 || headerBytes > packet.Length)
            return;
        var source = NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[12..]), 0);
        var destination = NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[16..]), 0);
        if (source != Source)
            _observer!.PacketReceived(packet[headerBytes..], source, destination, packet[8]);
    }

    private void ReceiveIPv6(ReadOnlySpan<byte> payload, NetworkAddress source, ReadOnlySpan<byte> control)
    {
        source = source with { Port = 0, Scope = 0 };
        var destination = default(NetworkAddress);
        var hops = 0;

        // struct cmsghdr: length, level, type; data behind it, each at a multiple of eight.
        while (control.Length >= 16)
        {
            var length = (int)MemoryMarshal.Read<long>(control);
            if (length < 16 || length > control.Length)
                break;
            var data = control[16..length];
            switch (MemoryMarshal.Read<int>(control[12..]))
            {
                case NetworkConstants.IPv6PacketInfo when data.Length >= 16:
                    destination = NetworkAddress.From(new IPAddress(data[..16]), 0);
                    break;
                case NetworkConstants.IPv6HopLimit when data.Length >= sizeof(int):
                    hops = MemoryMarshal.Read<int>(data);
                    break;
            }

            control = control[Math.Min((length + 7) & ~7, control.Length)..];
        }

        if (source != Source)
            _observer!.PacketReceived(payload, source, destination, hops);
    }

    private void Prepare(bool isMulticast)
    {
        var device = Encoding.UTF8.GetBytes(_link.Name);
        fixed (byte* name = device)
        {
            if (SocketCalls.SetOption(Descriptor, SocketConstants.LevelSocket, SocketConstants.BindToDevice, name, (uint)device.Length) < 0)
                throw new NetworkException($"cannot bind VRRP's socket to interface {_link.Name}", Marshal.GetLastSystemError());
        }

        var level = _isIPv4 ? SocketConstants.LevelIP : NetworkConstants.LevelIPv6;
        Set(level, _isIPv4 ? SocketConstants.IPTimeToLive : SocketConstants.IPv6UnicastHops, VrrpEnvelope.SentTtl);
        Set(level, _isIPv4 ? NetworkConstants.IPMulticastTimeToLive : NetworkConstants.IPv6MulticastHops, VrrpEnvelope.SentTtl);
        Set(level, _isIPv4 ? NetworkConstants.IPMulticastLoop : NetworkConstants.IPv6MulticastLoop, 0);
        if (!_isIPv4)
        {
            Set(level, NetworkConstants.IPv6ReceivePacketInfo, 1);
            Set(level, NetworkConstants.IPv6ReceiveHopLimit, 1);
            Set(level, NetworkConstants.IPv6MulticastInterface, _link.Index);
        }

        if (isMulticast)
            Join();

        // Precedence of routing protocols, "internetwork control", as routers mark what must not be lost.
        Set(level, _isIPv4 ? SocketConstants.IPTypeOfService : SocketConstants.IPv6TrafficClass, 0xC0);
    }

    private void Join()
    {
        Span<byte> request = stackalloc byte[20];
        request.Clear();
        var length = VrrpEnvelope.GroupOf(Source.Family).WriteBytes(request);
        if (_isIPv4)
        {
            // struct ip_mreqn: group, own address, interface.
            MemoryMarshal.Write(request[8..], _link.Index);
            Set(SocketConstants.LevelIP, NetworkConstants.IPAddMembership, request[..12]);
            Set(SocketConstants.LevelIP, NetworkConstants.IPMulticastInterface, request[..12]);
        }
        else
        {
            MemoryMarshal.Write(request[length..], _link.Index);
            Set(NetworkConstants.LevelIPv6, NetworkConstants.IPv6AddMembership, request);
        }
    }

    /// <summary>Says what a packet is sent from: a raw socket that is bound to its source would not hear the group.</summary>
    private int WriteSource(Span<byte> control)
    {
        control.Clear();
        MemoryMarshal.Write(control[8..], _isIPv4 ? SocketConstants.LevelIP : NetworkConstants.LevelIPv6);
        MemoryMarshal.Write(control[12..], _isIPv4 ? NetworkConstants.IPPacketInfo : NetworkConstants.IPv6PacketInfo);
        var data = control[16..];
        if (_isIPv4)
        {
            // struct in_pktinfo: interface, source, destination.
            MemoryMarshal.Write(data, _link.Index);
            Source.WriteBytes(data[4..]);
        }
        else
        {
            // struct in6_pktinfo: source, interface.
            Source.WriteBytes(data);
            MemoryMarshal.Write(data[16..], _link.Index);
        }

        var length = 16 + (_isIPv4 ? 12 : 20);
        MemoryMarshal.Write(control, (long)length);
        return (length + 7) & ~7;
    }

    private void Set(int level, int option, int value) => Set(level, option, MemoryMarshal.AsBytes<int>([value]));

    private void Set(int level, int option, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            if (SocketCalls.SetOption(Descriptor, level, option, start, (uint)value.Length) < 0)
                throw new NetworkException($"cannot prepare VRRP's socket (option {level}/{option})", Marshal.GetLastSystemError());
        }
    }
}
