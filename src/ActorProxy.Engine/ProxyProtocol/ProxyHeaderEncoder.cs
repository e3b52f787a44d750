using System.Buffers.Binary;
using System.Buffers.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Writes the header that <c>send-proxy</c> and <c>send-proxy-v2</c> put before a server connection's data.</summary>
/// <remarks>
/// The bytes are those that HAProxy sends: addresses of two families both become IPv6, and what has no IP address, a unix
/// client for example, is UNKNOWN in version 1 and LOCAL in version 2.
/// </remarks>
public static class ProxyHeaderEncoder
{
    /// <summary>The longest unique id that fits its field.</summary>
    public const int MaxUniqueIdBytes = 128;

    /// <summary>Bytes that any header fits in, its fields included.</summary>
    public const int MaxBytes = ProxyHeaderV2Parser.FixedBytes + 36 + ProxyTlvReader.FieldHeaderBytes + Crc32C.SizeBytes + ProxyTlvReader.FieldHeaderBytes + MaxUniqueIdBytes;

    /// <summary>Writes the header that a server's configuration asks for.</summary>
    /// <param name="uniqueId">Sent when the options ask for it; empty sends no field. Longer than <see cref="MaxUniqueIdBytes"/> is cut.</param>
    /// <returns>The bytes written; <paramref name="output"/> must have room for <see cref="MaxBytes"/>.</returns>
    public static int Encode(Span<byte> output, SendProxyConfig config, in NetworkAddress source, in NetworkAddress destination, ReadOnlySpan<byte> uniqueId = default) =>
        config.Version == 1
            ? EncodeV1(output, source, destination)
            : EncodeV2(output, source, destination, config.Options, uniqueId);

    /// <summary>Writes the header of a connection that the proxy makes for itself, a health check.</summary>
    /// <remarks>Version 1 has no word for that: it carries the check's own addresses, as the document advises.</remarks>
    public static int EncodeOwn(Span<byte> output, SendProxyConfig config, in NetworkAddress source, in NetworkAddress destination) =>
        config.Version == 1
            ? EncodeV1(output, source, destination)
            : EncodeV2(output, default, default, config.Options & ~ProxyV2Options.UniqueId, default);

    public static int EncodeV1(Span<byte> output, in NetworkAddress source, in NetworkAddress destination)
    {
        if (!source.IsInternet || !destination.IsInternet)
            return Append(output, 0, "PROXY UNKNOWN\r\n"u8);

        bool isIPv4 = BothIPv4(source, destination);
        int at = Append(output, 0, isIPv4 ? "PROXY TCP4 "u8 : "PROXY TCP6 "u8);
        at = AppendIp(output, at, isIPv4 ? source : MapToIPv6(source));
        at = Append(output, at, " "u8);
        at = AppendIp(output, at, isIPv4 ? destination : MapToIPv6(destination));
        at = Append(output, at, " "u8);
        at = AppendNumber(output, at, source.Port);
        at = Append(output, at, " "u8);
        at = AppendNumber(output, at, destination.Port);
        return Append(output, at, "\r\n"u8);
    }

    public static int EncodeV2(Span<byte> output, in NetworkAddress source, in NetworkAddress destination, ProxyV2Options options = ProxyV2Options.None, ReadOnlySpan<byte> uniqueId = default)
    {
        int at = Append(output, 0, ProxyHeaderV2Parser.Signature);
        bool isProxied = source.IsInternet && destination.IsInternet;
        output[at++] = (byte)(0x20 | (isProxied ? 1 : 0));
        bool isIPv4 = isProxied && BothIPv4(source, destination);
        output[at] = (byte)(isProxied ? (isIPv4 ? 0x11 : 0x21) : 0);
        at = ProxyHeaderV2Parser.FixedBytes;
        if (isIPv4)
        {
            at += source.WriteBytes(output[at..]);
            at += destination.WriteBytes(output[at..]);
        }
        else if (isProxied)
        {
            at += MapToIPv6(source).WriteBytes(output[at..]);
            at += MapToIPv6(destination).WriteBytes(output[at..]);
        }

        if (isProxied)
        {
            BinaryPrimitives.WriteUInt16BigEndian(output[at..], source.Port);
            BinaryPrimitives.WriteUInt16BigEndian(output[(at + 2)..], destination.Port);
            at += 4;
        }

        return AppendFields(output, at, options, uniqueId);
    }

    private static int AppendFields(Span<byte> output, int at, ProxyV2Options options, ReadOnlySpan<byte> uniqueId)
    {
        int checksumAt = -1;
        if (options.HasFlag(ProxyV2Options.Crc32c))
        {
            checksumAt = AppendFieldHeader(output, at, ProxyTlvType.Crc32C, Crc32C.SizeBytes);
            output.Slice(checksumAt, Crc32C.SizeBytes).Clear();
            at = checksumAt + Crc32C.SizeBytes;
        }

        if (options.HasFlag(ProxyV2Options.UniqueId) && !uniqueId.IsEmpty)
        {
            uniqueId = uniqueId[..Math.Min(uniqueId.Length, MaxUniqueIdBytes)];
            at = AppendFieldHeader(output, at, ProxyTlvType.UniqueId, uniqueId.Length);
            at = Append(output, at, uniqueId);
        }

        BinaryPrimitives.WriteUInt16BigEndian(output[14..], (ushort)(at - ProxyHeaderV2Parser.FixedBytes));

        // Last: the sum covers the length and all fields.
        if (checksumAt >= 0)
            BinaryPrimitives.WriteUInt32BigEndian(output[checksumAt..], Crc32C.ComputeWithHole(output[..at], checksumAt));
        return at;
    }

    private static bool BothIPv4(in NetworkAddress source, in NetworkAddress destination) =>
        source.Family == AddressFamilyKind.IPv4 && destination.Family == AddressFamilyKind.IPv4;

    private static NetworkAddress MapToIPv6(in NetworkAddress address) =>
        address.Family == AddressFamilyKind.IPv4 ? new(AddressFamilyKind.IPv6, 0, 0xffff_0000_0000 | address.Low, address.Port) : address;

    private static int Append(Span<byte> output, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output[at..]);
        return at + bytes.Length;
    }

    private static int AppendFieldHeader(Span<byte> output, int at, ProxyTlvType type, int length)
    {
        output[at] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(output[(at + 1)..], (ushort)length);
        return at + ProxyTlvReader.FieldHeaderBytes;
    }

    private static int AppendIp(Span<byte> output, int at, in NetworkAddress address) => at + address.FormatHost(output[at..]);

    private static int AppendNumber(Span<byte> output, int at, ushort number)
    {
        Utf8Formatter.TryFormat(number, output[at..], out int written);
        return at + written;
    }
}
