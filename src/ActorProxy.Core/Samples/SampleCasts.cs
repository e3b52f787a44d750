using System.Buffers.Binary;
using System.Globalization;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples;

/// <summary>Turns a sample of one type into another one where a converter or a rule asks for it.</summary>
/// <remarks>Which casts exist and what they give are HAProxy's; the differential tests hold them.</remarks>
public static class SampleCasts
{
    /// <summary>Whether values of one declared type can be used where another one is asked for. What shows only at run time is let through.</summary>
    public static bool Exists(SampleType from, SampleType to) => (from, to) switch
    {
        (_, SampleType.Any or SampleType.Same) or (SampleType.Any or SampleType.Same, _) => true,
        (SampleType.Bool, SampleType.Address or SampleType.IPv4 or SampleType.IPv6 or SampleType.Method) or (SampleType.SInt, SampleType.Method) => false,
        (SampleType.Bool or SampleType.SInt, _) => true,
        (SampleType.Address or SampleType.IPv4, SampleType.Bool or SampleType.Method) => false,
        (SampleType.Address or SampleType.IPv4, _) => true,
        (SampleType.IPv6, SampleType.Bool or SampleType.SInt or SampleType.Method) => false,
        (SampleType.IPv6, _) => true,
        (SampleType.Str, SampleType.Bool) => true,
        (SampleType.Str, _) => true,
        (SampleType.Bin, SampleType.Bin or SampleType.Str) => true,
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
                // Stays a boolean, also when arithmetics make another number of it.
                return true;
            case SampleType.IPv4:
                sample.SetNumber((long)sample.Address.Low);
                return true;
            case SampleType.Str when !sample.Bytes.IsEmpty:
                sample.SetNumber(NumberSyntax.ParseStart(sample.Span));
                return true;
            default:
                return false;
        }
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
                if (!AddressText.TryParse(sample.Span, out var address))
                    return false;
                sample.SetAddress(address);
                return true;
            default:
                return false;
        }
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
            case SampleType.Bool or SampleType.SInt:
                text = scratch.Rent(20);
                sample.Number.TryFormat(text.Span, out length, default, CultureInfo.InvariantCulture);
                break;
            case SampleType.IPv4 or SampleType.IPv6:
                text = scratch.Rent(46);
                length = sample.Address.FormatHost(text.Span);
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

    private static bool ToBinary(ref Sample sample, SampleScratch scratch)
    {
        switch (sample.Type)
        {
            case SampleType.Str:
                // Text is bytes already, and what is cut out of it is text.
                return true;
            case SampleType.Method:
                sample.SetBinary(sample.Bytes);
                return true;
            case SampleType.Bool or SampleType.SInt:
                var number = scratch.Rent(8);
                BinaryPrimitives.WriteInt64BigEndian(number.Span, sample.Type == SampleType.Bool && sample.Number != 0 ? 1 : sample.Number);
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
