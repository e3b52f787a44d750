using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>Advertisements as bytes: what stands behind the IP header.</summary>
/// <remarks>Version 2 as in RFC 3768 5.1, with RFC 2338's simple password; version 3 as in RFC 9568 5.2. Whether a well-formed one is meant for a router, <see cref="VrrpAcceptance"/> says.</remarks>
public static class VrrpPacket
{
    private const int HeaderBytes = 8;
    private const int PasswordBytes = 8;
    private const int AdvertisementType = 1;
    private const int NoAuthentication = 0;
    private const int SimplePassword = 1;

    /// <summary>The longest there is: version 3, 255 addresses of IPv6.</summary>
    public const int MostBytes = HeaderBytes + (255 * 16);

    public static int LengthOf(VrrpAdvertisement advertisement) => LengthOf(
        advertisement.Version, advertisement.Addresses.Length, advertisement.Addresses[0].Family == AddressFamilyKind.IPv6);

    /// <summary>Writes it; returns its length. The span must hold <see cref="LengthOf(VrrpAdvertisement)"/>.</summary>
    /// <param name="envelope">Where it comes from and goes to, for the checksum.</param>
    /// <param name="pseudoHeader">Version 3 in IPv4: whether the checksum covers a pseudo-header; see <see cref="VrrpRouterConfig.ChecksumWithPseudoHeader"/>.</param>
    public static int Write(VrrpAdvertisement advertisement, in VrrpEnvelope envelope, Span<byte> destination, bool pseudoHeader = true)
    {
        var message = destination[..LengthOf(advertisement)];
        message[0] = (byte)(((byte)advertisement.Version << 4) | AdvertisementType);
        message[1] = advertisement.RouterId;
        message[2] = advertisement.Priority;
        message[3] = checked((byte)advertisement.Addresses.Length);
        var at = HeaderBytes;
        foreach (var address in advertisement.Addresses)
            at += address.WriteBytes(message[at..]);
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], 0);
        if (advertisement.Version == VrrpVersion.V2)
        {
            message[4] = advertisement.Password is null ? (byte)NoAuthentication : (byte)SimplePassword;
            message[5] = checked((byte)(advertisement.IntervalCentiseconds / 100));
            message[at..].Clear();
            Encoding.Latin1.GetBytes(advertisement.Password ?? "", message[at..]);
            BinaryPrimitives.WriteUInt16BigEndian(message[6..], VrrpChecksum.Of(message));
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(advertisement.IntervalCentiseconds, VrrpRouterConfig.MostCentiseconds);
            BinaryPrimitives.WriteUInt16BigEndian(message[4..], (ushort)advertisement.IntervalCentiseconds);
            BinaryPrimitives.WriteUInt16BigEndian(
                message[6..],
                pseudoHeader || envelope.Source.Family == AddressFamilyKind.IPv6 ? VrrpChecksum.WithPseudoHeader(message, envelope.Source, envelope.Destination) : VrrpChecksum.Of(message));
        }

        return message.Length;
    }

    /// <summary>Reads what came behind an IP header; false gives the reason. Nothing of a refused message is used.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, in VrrpEnvelope envelope, [NotNullWhen(true)] out VrrpAdvertisement? advertisement, out VrrpRefusal refusal)
    {
        advertisement = null;
        refusal = Check(payload, envelope);
        if (refusal != VrrpRefusal.None)
            return false;

        var version = (VrrpVersion)(payload[0] >> 4);
        var isIPv6 = envelope.Source.Family == AddressFamilyKind.IPv6;
        var count = payload[3];
        var addresses = ImmutableArray.CreateBuilder<NetworkAddress>(count);
        var at = HeaderBytes;
        for (var i = 0; i < count; i++)
        {
            addresses.Add(isIPv6
                ? new NetworkAddress(AddressFamilyKind.IPv6, BinaryPrimitives.ReadUInt64BigEndian(payload[at..]), BinaryPrimitives.ReadUInt64BigEndian(payload[(at + 8)..]), 0)
                : NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(payload[at..]), 0));
            at += isIPv6 ? 16 : 4;
        }

        var password = version == VrrpVersion.V2 && payload[4] == SimplePassword ? Encoding.Latin1.GetString(payload[at..].TrimEnd((byte)0)) : null;
        advertisement = new VrrpAdvertisement(version, payload[1], payload[2], IntervalCentiseconds(payload), addresses.MoveToImmutable(), password);
        return true;
    }

    private static VrrpRefusal Check(ReadOnlySpan<byte> payload, in VrrpEnvelope envelope)
    {
        if (payload.Length < HeaderBytes)
            return VrrpRefusal.Length;
        var isIPv6 = envelope.Source.Family == AddressFamilyKind.IPv6;
        var version = (VrrpVersion)(payload[0] >> 4);
        if (version != VrrpVersion.V3 && (version != VrrpVersion.V2 || isIPv6))
            return VrrpRefusal.UnknownVersion;
        if ((payload[0] & 15) != AdvertisementType)
            return VrrpRefusal.Type;

        // Before the length, which an authentication of another kind could change.
        if (version == VrrpVersion.V2 && payload[4] > SimplePassword)
            return VrrpRefusal.UnknownAuthentication;
        if (payload.Length != LengthOf(version, payload[3], isIPv6))
            return VrrpRefusal.Length;
        if (!IsChecksumRight(payload, version, envelope))
            return VrrpRefusal.Checksum;
        if (payload[3] == 0)
            return VrrpRefusal.NoAddress;
        return IntervalCentiseconds(payload) == 0 ? VrrpRefusal.ZeroInterval : VrrpRefusal.None;
    }

    private static bool IsChecksumRight(ReadOnlySpan<byte> payload, VrrpVersion version, in VrrpEnvelope envelope) =>
        (version == VrrpVersion.V3 && VrrpChecksum.WithPseudoHeader(payload, envelope.Source, envelope.Destination) == 0)
        || (envelope.Source.Family == AddressFamilyKind.IPv4 && VrrpChecksum.Of(payload) == 0);

    private static int IntervalCentiseconds(ReadOnlySpan<byte> payload) =>
        (VrrpVersion)(payload[0] >> 4) == VrrpVersion.V2 ? payload[5] * 100 : BinaryPrimitives.ReadUInt16BigEndian(payload[4..]) & VrrpRouterConfig.MostCentiseconds;

    private static int LengthOf(VrrpVersion version, int count, bool isIPv6) =>
        HeaderBytes + (count * (isIPv6 ? 16 : 4)) + (version == VrrpVersion.V2 ? PasswordBytes : 0);
}
