using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>One address of a PROXY protocol header, held without an allocation for IP.</summary>
/// <param name="Ip">The address as a number: 32 bits for IPv4, 128 for IPv6, 0 otherwise.</param>
/// <param name="Path">The unix socket's path, empty when unnamed; an abstract name starts with a NUL. Null for the other families.</param>
public readonly record struct ProxiedAddress(ProxiedAddressFamily Family, UInt128 Ip, ushort Port, string? Path = null)
{
    /// <summary>Reads 4 bytes in network order.</summary>
    public static ProxiedAddress FromIPv4(ReadOnlySpan<byte> address, ushort port) =>
        new(ProxiedAddressFamily.IPv4, BinaryPrimitives.ReadUInt32BigEndian(address), port);

    /// <summary>Reads 16 bytes in network order.</summary>
    public static ProxiedAddress FromIPv6(ReadOnlySpan<byte> address, ushort port) =>
        new(ProxiedAddressFamily.IPv6, BinaryPrimitives.ReadUInt128BigEndian(address), port);

    public static ProxiedAddress FromUnixPath(string path) => new(ProxiedAddressFamily.Unix, 0, 0, path);

    public static ProxiedAddress FromEndPoint(IPEndPoint endPoint)
    {
        Span<byte> bytes = stackalloc byte[16];
        endPoint.Address.TryWriteBytes(bytes, out int length);
        return length == 4 ? FromIPv4(bytes, (ushort)endPoint.Port) : FromIPv6(bytes, (ushort)endPoint.Port);
    }

    /// <summary>The address for the base library; null unless <see cref="Family"/> is IPv4 or IPv6.</summary>
    public IPEndPoint? ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        switch (Family)
        {
            case ProxiedAddressFamily.IPv4:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Ip);
                return new IPEndPoint(new IPAddress(bytes[..4]), Port);
            case ProxiedAddressFamily.IPv6:
                BinaryPrimitives.WriteUInt128BigEndian(bytes, Ip);
                return new IPEndPoint(new IPAddress(bytes), Port);
            default:
                return null;
        }
    }

    /// <summary>An IPv4 address as its IPv4-mapped IPv6 form; others as they are.</summary>
    public ProxiedAddress MapToIPv6() =>
        Family == ProxiedAddressFamily.IPv4 ? new(ProxiedAddressFamily.IPv6, (UInt128)0xffff_0000_0000 | Ip, Port) : this;

    /// <summary>The base library's name for the family.</summary>
    public AddressFamily SocketFamily => Family switch
    {
        ProxiedAddressFamily.IPv4 => AddressFamily.InterNetwork,
        ProxiedAddressFamily.IPv6 => AddressFamily.InterNetworkV6,
        ProxiedAddressFamily.Unix => AddressFamily.Unix,
        _ => AddressFamily.Unspecified,
    };

    public override string ToString() => ToEndPoint()?.ToString() ?? (Family == ProxiedAddressFamily.Unix ? $"unix@{Path}" : "unspecified");
}
