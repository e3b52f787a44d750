using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples;

/// <summary>Turns a sample of one type into another one where a converter or a rule asks for it.</summary>
/// <remarks>Which casts exist and what they give are HAProxy's; the differential tests hold them.</remarks>
public static class SampleCasts
{
    /// <summary>Whether values of one declared type can be used where another one is asked for. What shows only at run time is let through.</summary>
    public static bool Exists(SampleType from, SampleType to) => (from, to) switch
    {
        (_, SampleType.Any or SampleType.Same) or (SampleType.Any or SampleType.Same, _) => true,
        (SampleType.Bool, SampleType.SInt or SampleType.Str or SampleType.Bool) => true,
        (SampleType.Bool, _) => false,
        (SampleType.SInt, SampleType.Method) => false,
        (SampleType.SInt, _) => true,
        (SampleType.Address or SampleType.IPv4, SampleType.Bool or SampleType.Method) => false,
        (SampleType.Address or SampleType.IPv4, _) => true,
        (SampleType.IPv6, SampleType.Bool or SampleType.SInt or SampleType.Method) => false,
        (SampleType.IPv6, _) => true,
        (SampleType.Str, SampleType.Bool) => true,
        (SampleType.Str, _) => true,
        (SampleType.Bin, SampleType.Bin or SampleType.Str or SampleType.SInt) => true,
        (SampleType.Bin, _) => false,
        (SampleType.Method, SampleType.Method or SampleType.Str or SampleType.Bin) => true,
        (SampleType.Method, _) => false,
        _ => false,
    };

    /// <summary>Casts in place; false when the value can't be of that type.</summary>
    public static bool TryCast(ref Sample sample, SampleType to, SampleScratch scratch)
    {
        if (sample.Type == to || to is SampleType.Any or SampleType.Same)
            return true;
        return to switch
        {
            SampleType.Bool => ToBool(ref sample),
            SampleType.SInt => ToNumber(ref sample),
            SampleType.Address => ToAddress(ref sample),
            SampleType.IPv4 => ToAddress(ref sample) && ToIPv4(ref sample),
            SampleType.IPv6 => ToAddress(ref sample) && ToIPv6(ref sample),
            SampleType.Str => ToText(ref sample, scratch),
            SampleType.Bin => ToBinary(ref sample, scratch),
            SampleType.Method => ToMethod(ref sample),
            _ => false,
        };
    }

    private static bool ToBool(ref Sample sample)
    {
        if (sample.Type == SampleType.Str && !ToNumber(ref sample))
            return false;
        if (sample.Type != SampleType.SInt)
            return false;
        sample.SetBool(sample.Number != 0);
        return true;
    }

    private static bool ToNumber(ref Sample sample)
    {
        switch (sample.Type)
        {
            case SampleType.Bool:
                sample.SetNumber(sample.Number);
                return true;
            case SampleType.IPv4:
                sample.SetNumber((long)sample.Address.Low);
                return true;
            case SampleType.Str:
                sample.SetNumber(ParseNumber(sample.Span));
                return true;
            case SampleType.Bin:
                // Big-endian, the last eight bytes at most.
                long value = 0;
                foreach (var one in sample.Span)
                    value = (value << 8) | one;
                sample.SetNumber(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The number that a text begins with, 0 for none; saturated at the ends of the range.</summary>
    private static long ParseNumber(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..])
            text = text[1..];
        long value = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
                break;
            var digit = letter - '0';
            if (isNegative ? value < (long.MinValue + digit) / 10 : value > (long.MaxValue - digit) / 10)
                return isNegative ? long.MinValue : long.MaxValue;
            value = value * 10 + (isNegative ? -digit : digit);
        }

        return value;
    }

    private static bool ToAddress(ref Sample sample)
    {
        switch (sample.Type)
        {
            case SampleType.IPv4 or SampleType.IPv6:
                return true;
            case SampleType.SInt:
                sample.SetAddress(NetworkAddress.IPv4((uint)sample.Number, 0));
                return true;
            case SampleType.Str:
                Span<char> text = stackalloc char[64];
                if (sample.Bytes.Length > text.Length)
                    return false;
                var length = Encoding.Latin1.GetChars(sample.Span, text);
                if (!TryParseAddress(text[..length], out var address))
                    return false;
                sample.SetAddress(address);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Parses what inet_pton(3) takes: four decimal numbers, or an IPv6 address without a scope.</summary>
    public static bool TryParseAddress(ReadOnlySpan<char> text, out NetworkAddress address)
    {
        address = default;
        if (text.Contains('%') || text.Contains('[') || !IPAddress.TryParse(text, out var parsed))
            return false;
        if (!text.Contains(':') && (text.Count('.') != 3 || HasLeadingZero(text)))
            return false;
        address = NetworkAddress.From(parsed, 0);
        return address.IsInternet;
    }

    /// <summary>The base library reads 010 as octal.</summary>
    private static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '0' && char.IsAsciiLetterOrDigit(text[i + 1]) && (i == 0 || text[i - 1] == '.'))
                return true;
        }

        return false;
    }

    private static bool ToIPv4(ref Sample sample)
    {
        if (sample.Type == SampleType.IPv4)
            return true;
        var (high, low) = (sample.Address.High, sample.Address.Low);
        // RFC 4291 2.5.5.2 (mapped) and 2.5.5.1 (compatible); RFC 3056 2 (6to4).
        if (high == 0 && low >> 32 is 0xffff or 0)
            sample.SetAddress(NetworkAddress.IPv4((uint)low, 0));
        else if (high >> 48 == 0x2002)
            sample.SetAddress(NetworkAddress.IPv4((uint)(high >> 16), 0));
        else
            return false;
        return true;
    }

    private static bool ToIPv6(ref Sample sample)
    {
        if (sample.Type == SampleType.IPv4)
            sample.SetAddress(new NetworkAddress(AddressFamilyKind.IPv6, 0, 0xffff_0000_0000 | sample.Address.Low, 0));
        return true;
    }

    private static bool ToText(ref Sample sample, SampleScratch scratch)
    {
        Memory<byte> text;
        int length;
        switch (sample.Type)
        {
            case SampleType.Bool:
                text = scratch.Rent(1);
                text.Span[0] = (byte)(sample.Number != 0 ? '1' : '0');
                length = 1;
                break;
            case SampleType.SInt:
                text = scratch.Rent(20);
                sample.Number.TryFormat(text.Span, out length, default, CultureInfo.InvariantCulture);
                break;
            case SampleType.IPv4 or SampleType.IPv6:
                text = scratch.Rent(46);
                length = FormatAddress(sample.Address, text.Span);
                break;
            case SampleType.Bin or SampleType.Method:
                // Text ends before its first NUL.
                var end = sample.Span.IndexOf((byte)0);
                sample.SetText(end < 0 ? sample.Bytes : sample.Bytes[..end]);
                return true;
            default:
                return false;
        }

        sample.SetText(text[..length]);
        return true;
    }

    private static int FormatAddress(NetworkAddress address, Span<byte> destination)
    {
        if (address.Family == AddressFamilyKind.IPv4)
            return address.FormatHost(destination);
        Span<byte> bytes = stackalloc byte[16];
        address.WriteBytes(bytes);
        new IPAddress(bytes).TryFormat(destination, out var written);
        return written;
    }

    private static bool ToBinary(ref Sample sample, SampleScratch scratch)
    {
        switch (sample.Type)
        {
            case SampleType.Str or SampleType.Method:
                sample.SetBinary(sample.Bytes);
                return true;
            case SampleType.SInt:
                var number = scratch.Rent(8);
                BinaryPrimitives.WriteInt64BigEndian(number.Span, sample.Number);
                sample.SetBinary(number);
                return true;
            case SampleType.IPv4 or SampleType.IPv6:
                var address = scratch.Rent(16);
                sample.SetBinary(address[..sample.Address.WriteBytes(address.Span)]);
                return true;
            default:
                return false;
        }
    }

    private static bool ToMethod(ref Sample sample)
    {
        if (sample.Type != SampleType.Str)
            return false;
        sample.Type = SampleType.Method;
        return true;
    }
}
