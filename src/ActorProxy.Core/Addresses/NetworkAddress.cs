using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.Core.Addresses;

/// <summary>An address and port of one end of a connection, small enough to be kept for each of many thousands.</summary>
/// <param name="High">The first eight bytes of an IPv6 address, big-endian; 0 for IPv4.</param>
/// <param name="Low">The last eight bytes of an IPv6 address, or the four of an IPv4 address, big-endian.</param>
/// <param name="Scope">The IPv6 scope (interface index), 0 for none.</param>
public readonly record struct NetworkAddress(AddressFamilyKind Family, ulong High, ulong Low, ushort Port, uint Scope = 0)
{
    public static NetworkAddress IPv4(uint address, int port) => new(AddressFamilyKind.IPv4, 0, address, (ushort)port);

    public static NetworkAddress Unix { get; } = new(AddressFamilyKind.Unix, 0, 0, 0);

    public bool IsInternet => Family is AddressFamilyKind.IPv4 or AddressFamilyKind.IPv6;

    /// <summary>Converts; a family other than IPv4 and IPv6 gives <see cref="AddressFamilyKind.None"/>.</summary>
    public static NetworkAddress From(IPAddress address, int port)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4
            ? IPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes), port)
            : new NetworkAddress(
                AddressFamilyKind.IPv6,
                BinaryPrimitives.ReadUInt64BigEndian(bytes),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
                (ushort)port,
                address.AddressFamily == AddressFamily.InterNetworkV6 ? (uint)address.ScopeId : 0);
    }

    public NetworkAddress WithPort(int port) => this with { Port = (ushort)port };

    /// <summary>Writes the address in network byte order; returns its length: 4, 16, or 0 when there is none.</summary>
    public int WriteBytes(Span<byte> destination)
    {
        switch (Family)
        {
            case AddressFamilyKind.IPv4:
                BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)Low);
                return 4;
            case AddressFamilyKind.IPv6:
                BinaryPrimitives.WriteUInt64BigEndian(destination, High);
                BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
                return 16;
            default:
                return 0;
        }
    }

    /// <summary>The address alone, as a log shows it: <c>127.0.0.1</c>, <c>::1</c>, <c>unix</c>.</summary>
    public string HostText
    {
        get
        {
            if (Family == AddressFamilyKind.Unix)
                return "unix";
            if (!IsInternet)
                return "-";
            Span<byte> text = stackalloc byte[IPv6Text.MaxLength];
            return System.Text.Encoding.ASCII.GetString(text[..FormatHost(text)]);
        }
    }

    /// <summary>Formats <see cref="HostText"/> as UTF-8 without allocating; returns the bytes written, 0 when it does not fit.</summary>
    public int FormatHost(Span<byte> destination)
    {
        if (Family == AddressFamilyKind.IPv4)
            return FormatIPv4((uint)Low, destination);
        if (Family == AddressFamilyKind.IPv6)
            return IPv6Text.Format(High, Low, destination);
        return System.Text.Encoding.UTF8.TryGetBytes(HostText, destination, out var written) ? written : 0;
    }

    public override string ToString() => IsInternet ? $"{HostText}:{Port}" : HostText;

    internal static int FormatIPv4(uint address, Span<byte> destination)
    {
        var length = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            if (shift < 24)
            {
                if (length >= destination.Length)
                    return 0;
                destination[length++] = (byte)'.';
            }

            if (!((byte)(address >> shift)).TryFormat(destination[length..], out var digits))
                return 0;
            length += digits;
        }

        return length;
    }
}
