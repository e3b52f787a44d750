using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>ipmask</c>: the network that an address belongs to.</summary>
internal static class MaskConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("ipmask", SampleType.Address, SampleType.Address, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            // An IPv4 address that is mapped into IPv6 (RFC 4291 2.5.5.2) is an IPv4 address.
            var address = sample.Address;
            if (sample.Type == SampleType.IPv4 || (address.High == 0 && address.Low >> 32 == 0xffff))
            {
                sample.SetAddress(NetworkAddress.IPv4((uint)address.Low & (uint)arguments.Number(0), 0));
                return true;
            }

            if (arguments[1]?.Value is not UInt128 mask)
                return false;
            sample.SetAddress(new NetworkAddress(AddressFamilyKind.IPv6, address.High & (ulong)(mask >> 64), address.Low & (ulong)mask, 0));
            return true;
        }) { Arguments = new ArgumentSpec(1, ArgumentKind.IPv4Mask, ArgumentKind.IPv6Mask) },
    ];
}
