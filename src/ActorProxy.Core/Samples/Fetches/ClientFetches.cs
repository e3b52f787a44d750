using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The two ends of the client's connection (configuration.txt 7.3.3).</summary>
internal static class ClientFetches
{
    public static readonly FetchDefinition[] All =
    [
        new("src", SampleType.Address, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => SetAddress(context.Client?.Source, ref sample)),
        new("src_port", SampleType.SInt, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => SetPort(context.Client?.Source, ref sample)),
        new("dst", SampleType.Address, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => SetAddress(context.Client?.Destination, ref sample)),
        new("dst_port", SampleType.SInt, SamplePlaces.Client, static (SampleContext context, Arguments _, ref Sample sample) => SetPort(context.Client?.Destination, ref sample)),
    ];

    private static bool SetAddress(NetworkAddress? address, ref Sample sample)
    {
        if (address is not { IsInternet: true } known)
            return false;
        sample.SetAddress(known);
        return true;
    }

    private static bool SetPort(NetworkAddress? address, ref Sample sample)
    {
        if (address is not { IsInternet: true } known)
            return false;
        sample.SetNumber(known.Port);
        return true;
    }
}
