using System.Buffers.Binary;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The binary header of version 2 (proxy-protocol.txt 2.2).</summary>
internal static class ProxyHeaderV2Parser
{
    public const int FixedBytes = 16;
    public const int UnixPathBytes = 108;

    private const int FamilyUnspecified = 0;
    private const int FamilyIPv4 = 1;
    private const int FamilyIPv6 = 2;
    private const int FamilyUnix = 3;

    /// <summary>HAProxy's limits for what may be logged and compared.</summary>
    private const int MaxAuthorityBytes = 255;
    private const int MaxUniqueIdBytes = 128;

    public static ReadOnlySpan<byte> Signature => "\r\n\r\n\0\r\nQUIT\n"u8;

    public static ProxyHeaderResult Parse(ReadOnlySpan<byte> received, int maxBytes)
    {
        if (!ProxyHeaderParser.StartsAs(received, Signature))
            return ProxyHeaderResult.Invalid(ProxyHeaderError.NoSignature);
        if (received.Length > Signature.Length && received[12] >> 4 != 2)
            return ProxyHeaderResult.Invalid(ProxyHeaderError.NoSignature);
        if (received.Length < FixedBytes)
            return ProxyHeaderResult.NeedMore;

        int length = FixedBytes + BinaryPrimitives.ReadUInt16BigEndian(received[14..]);
        if (length > maxBytes)
            return ProxyHeaderResult.Invalid(ProxyHeaderError.TooLong);
        if (received.Length < length)
            return ProxyHeaderResult.NeedMore;

        ReadOnlySpan<byte> header = received[..length];
        return (header[12] & 0xf) switch
        {
            // "Discard the protocol block including the family": a LOCAL header's contents are not even checked.
            0 => ProxyHeaderResult.Complete(length, new ProxyHeader(2, ProxyCommand.Local, ProxyTransport.Unspecified, default, default, default)),
            1 => ParseProxied(header),
            _ => ProxyHeaderResult.Invalid(ProxyHeaderError.UnknownCommand),
        };
    }

    private static ProxyHeaderResult ParseProxied(ReadOnlySpan<byte> header)
    {
        int family = header[13] >> 4;
        var transport = (ProxyTransport)(header[13] & 0xf);
        int addressBytes = family switch
        {
            FamilyUnspecified => 0,
            FamilyIPv4 => 12,
            FamilyIPv6 => 36,
            FamilyUnix => 2 * UnixPathBytes,
            _ => -1,
        };
        if (addressBytes < 0 || transport > ProxyTransport.Datagram)
            return ProxyHeaderResult.Invalid(ProxyHeaderError.UnknownCommand);
        if (header.Length < FixedBytes + addressBytes)
            return ProxyHeaderResult.Invalid(ProxyHeaderError.TooShort);

        ReadOnlySpan<byte> block = header.Slice(FixedBytes, addressBytes);
        ReadOnlySpan<byte> fields = header[(FixedBytes + addressBytes)..];
        ProxyHeaderError error = CheckFields(header, FixedBytes + addressBytes);
        if (error != ProxyHeaderError.None)
            return ProxyHeaderResult.Invalid(error);

        ProxyTlvs tlvs = fields.IsEmpty ? default : new ProxyTlvs(fields.ToArray());
        var parsed = new ProxyHeader(2, ProxyCommand.Proxy, transport, default, default, tlvs);

        // Addresses without a transport are to be ignored.
        return ProxyHeaderResult.Complete(header.Length, transport == ProxyTransport.Unspecified ? parsed : WithAddresses(parsed, family, block));
    }

    private static ProxyHeader WithAddresses(ProxyHeader header, int family, ReadOnlySpan<byte> block) => family switch
    {
        FamilyIPv4 => header with
        {
            Source = NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(block), BinaryPrimitives.ReadUInt16BigEndian(block[8..])),
            Destination = NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(block[4..]), BinaryPrimitives.ReadUInt16BigEndian(block[10..])),
        },
        FamilyIPv6 => header with
        {
            Source = ReadIPv6(block, BinaryPrimitives.ReadUInt16BigEndian(block[32..])),
            Destination = ReadIPv6(block[16..], BinaryPrimitives.ReadUInt16BigEndian(block[34..])),
        },
        FamilyUnix => header with
        {
            Source = NetworkAddress.Unix,
            Destination = NetworkAddress.Unix,
            SourcePath = ReadUnixPath(block[..UnixPathBytes]),
            DestinationPath = ReadUnixPath(block[UnixPathBytes..]),
        },
        _ => header,
    };

    private static NetworkAddress ReadIPv6(ReadOnlySpan<byte> ip, ushort port) =>
        new(AddressFamilyKind.IPv6, BinaryPrimitives.ReadUInt64BigEndian(ip), BinaryPrimitives.ReadUInt64BigEndian(ip[8..]), port);

    /// <summary>A path ends at its first NUL; an abstract name begins with one and loses its padding.</summary>
    private static string ReadUnixPath(ReadOnlySpan<byte> field)
    {
        int end = field[0] == 0 ? field.TrimEnd((byte)0).Length : field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }

    private static ProxyHeaderError CheckFields(ReadOnlySpan<byte> header, int fieldsOffset)
    {
        var reader = new ProxyTlvReader(header[fieldsOffset..]);
        int offset = fieldsOffset;
        while (reader.MoveNext())
        {
            ReadOnlySpan<byte> value = reader.Current.Value;
            offset += ProxyTlvReader.FieldHeaderBytes;
            switch (reader.Current.Type)
            {
                case ProxyTlvType.Authority when value.Length > MaxAuthorityBytes:
                case ProxyTlvType.UniqueId when value.Length > MaxUniqueIdBytes:
                case ProxyTlvType.Crc32C when value.Length != Crc32C.SizeBytes:
                    return ProxyHeaderError.BadField;
                case ProxyTlvType.Crc32C when Crc32C.ComputeWithHole(header, offset) != BinaryPrimitives.ReadUInt32BigEndian(value):
                    return ProxyHeaderError.BadChecksum;
                default:
                    break;
            }

            offset += value.Length;
        }

        return reader.IsMalformed ? ProxyHeaderError.BadField : ProxyHeaderError.None;
    }
}
