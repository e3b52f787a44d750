using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The two ends of the client's connection, as rules see them and as the kernel does (configuration.txt 7.3.3).</summary>
internal static class ClientFetches
{
    public static readonly FetchDefinition[] All =
    [
        .. Ends("src", static client => client.Source),
        .. Ends("dst", static client => client.Destination),
        .. Ends("fc_src", static client => client.TransportSource),
        .. Ends("fc_dst", static client => client.TransportDestination),
        Local("dst_is_local", static client => client.Destination),
        Local("fc_dst_is_local", static client => client.TransportDestination),
        Local("fc_src_is_local", static client => client.TransportSource),
        Local("src_is_local", static client => client.Source),
    ];

    private static FetchDefinition[] Ends(string name, Func<ClientFacts, NetworkAddress> read) =>
    [
        new(name, SampleType.Address, SamplePlaces.Client, (context, _, ref sample) => context.Client is { } client && EndValue.SetAddress(read(client), ref sample)),
        new($"{name}_port", SampleType.SInt, SamplePlaces.Client, (context, _, ref sample) => context.Client is { } client && EndValue.SetPort(read(client), ref sample)),
    ];

    private static FetchDefinition Local(string name, Func<ClientFacts, NetworkAddress> read) => new(name, SampleType.Bool, SamplePlaces.Client, (context, _, ref sample) =>
    {
        if (context.Client is not { } client)
            return false;
        sample.SetBool(client.IsLocal(read(client)));
        return true;
    });
}
