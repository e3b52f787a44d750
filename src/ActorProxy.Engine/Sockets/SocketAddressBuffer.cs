using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>An address in the kernel's form (<c>struct sockaddr</c>), on the stack.</summary>
public unsafe struct SocketAddressBuffer
{
    /// <summary>The size of the largest address, a unix socket's.</summary>
    public const int Size = 110;

    private const int UnixPathLength = 108;

    private fixed byte _bytes[Size];

    /// <summary>The number of bytes in use.</summary>
    public int Length { get; set; }

    [UnscopedRef]
    public Span<byte> Bytes => MemoryMarshal.CreateSpan(ref _bytes[0], Size);

    public readonly int Family => Unsafe.ReadUnaligned<ushort>(in _bytes[0]);

    public static SocketAddressBuffer From(NetworkAddress address)
    {
        var buffer = default(SocketAddressBuffer);
        var bytes = buffer.Bytes;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], address.Port);
        if (address.Family == AddressFamilyKind.IPv4)
        {
            BitConverter.TryWriteBytes(bytes, (ushort)SocketConstants.FamilyIPv4);
            address.WriteBytes(bytes[4..]);
            buffer.Length = 16;
        }
        else
        {
            BitConverter.TryWriteBytes(bytes, (ushort)SocketConstants.FamilyIPv6);
            address.WriteBytes(bytes[8..]);
            BitConverter.TryWriteBytes(bytes[24..], address.Scope);
            buffer.Length = 28;
        }

        return buffer;
    }

    /// <summary>A unix socket's path.</summary>
    /// <exception cref="ArgumentException">The path is longer than the kernel takes (107 bytes).</exception>
    public static SocketAddressBuffer FromPath(string path)
    {
        var buffer = default(SocketAddressBuffer);
        var length = PutName(buffer.Bytes, path, 2, UnixPathLength - 1);
        buffer.Length = 2 + length + 1;
        return buffer;
    }

    /// <summary>A name in the abstract namespace.</summary>
    /// <param name="isPadded">The name is filled up with zeros to the whole address, as <c>abns@</c> does; else it ends with its last byte.</param>
    /// <exception cref="ArgumentException">The name is longer than the kernel takes.</exception>
    public static SocketAddressBuffer FromAbstractName(string name, bool isPadded)
    {
        var buffer = default(SocketAddressBuffer);
        var length = PutName(buffer.Bytes, name, 3, UnixPathLength - 1);
        buffer.Length = isPadded ? Size : 3 + length;
        return buffer;
    }

    /// <summary>The address as the rest of the proxy keeps it; an IPv4 address mapped into IPv6 becomes IPv4.</summary>
    [UnscopedRef]
    public NetworkAddress ToNetworkAddress()
    {
        var bytes = Bytes;
        switch (Family)
        {
            case SocketConstants.FamilyIPv4:
                return NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
            case SocketConstants.FamilyIPv6:
                var port = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
                var high = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
                var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
                return high == 0 && low >> 32 == 0xFFFF
                    ? NetworkAddress.IPv4((uint)low, port)
                    : new NetworkAddress(AddressFamilyKind.IPv6, high, low, port, BitConverter.ToUInt32(bytes[24..]));
            case SocketConstants.FamilyUnix:
                return NetworkAddress.Unix;
            default:
                return default;
        }
    }

    private static int PutName(Span<byte> bytes, string name, int at, int limit)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        if (length > limit)
            throw new ArgumentException($"The socket name '{name}' has {length} bytes; the kernel takes {limit} at most.", nameof(name));
        BitConverter.TryWriteBytes(bytes, (ushort)SocketConstants.FamilyUnix);
        return Encoding.UTF8.GetBytes(name, bytes[at..]);
    }
}
