using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Reads address masks: a number of bits, or the mask itself as an address.</summary>
public static class MaskSyntax
{
    /// <summary>The mask's 32 bits.</summary>
    public static bool TryParseIPv4(ReadOnlySpan<char> text, out uint mask)
    {
        mask = 0;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var bits))
        {
            mask = bits <= 0 ? 0 : uint.MaxValue << (32 - Math.Min(bits, 32));
            return bits is >= 0 and <= 32;
        }

        if (!AddressText.TryParseExactly(text, out var address) || address.Family != AddressFamilyKind.IPv4)
            return false;
        mask = (uint)address.Low;
        return true;
    }

    /// <summary>The mask's 128 bits, the upper half in <see cref="UInt128"/>'s upper half.</summary>
    public static bool TryParseIPv6(ReadOnlySpan<char> text, out UInt128 mask)
    {
        mask = default;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var bits))
        {
            mask = bits <= 0 ? UInt128.Zero : UInt128.MaxValue << (128 - Math.Min(bits, 128));
            return bits is >= 0 and <= 128;
        }

        if (text.Contains('%') || !IPAddress.TryParse(text, out var parsed) || NetworkAddress.From(parsed, 0) is not { Family: AddressFamilyKind.IPv6 } address)
            return false;
        mask = new UInt128(address.High, address.Low);
        return true;
    }
}
