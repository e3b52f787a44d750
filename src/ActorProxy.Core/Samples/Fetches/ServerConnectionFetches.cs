using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The connection to the server (configuration.txt 7.3.3).</summary>
internal static class ServerConnectionFetches
{
    private static readonly byte[] Success = "Success"u8.ToArray();

    public static readonly FetchDefinition[] All =
    [
        .. Ends("bc_dst", static stream => stream.ServerSideDestination),
        .. Ends("bc_src", static stream => stream.ServerSideSource),
        Number("bc_be_queue", static stream => stream.BackendQueuePosition),
        Number("bc_srv_queue", static stream => stream.ServerQueuePosition),

        // A connection that failed is gone, and its error with it: what is there has none.
        OfConnection("bc_err", SampleType.SInt, static (_, ref sample) => sample.SetNumber(0)),
        OfConnection("bc_err_str", SampleType.Str, static (_, ref sample) => sample.SetText(Success)),
        OfConnection("bc_nb_streams", SampleType.SInt, static (_, ref sample) => sample.SetNumber(1)),
        OfConnection("bc_reused", SampleType.Bool, static (_, ref sample) => sample.SetBool(false)),
    ];

    private delegate void SetValue(StreamFacts stream, ref Sample sample);

    private static FetchDefinition[] Ends(string name, Func<StreamFacts, NetworkAddress> read) =>
    [
        new(name, SampleType.Address, SamplePlaces.ServerSide, (context, _, ref sample) => context.Stream is { } stream && EndValue.SetAddress(read(stream), ref sample)),
        new($"{name}_port", SampleType.SInt, SamplePlaces.ServerSide, (context, _, ref sample) => context.Stream is { } stream && EndValue.SetPort(read(stream), ref sample)),
    ];

    private static FetchDefinition Number(string name, Func<StreamFacts, long> read) => new(name, SampleType.SInt, SamplePlaces.ServerSide, (context, _, ref sample) =>
    {
        if (context.Stream is not { } stream)
            return false;
        sample.SetNumber(read(stream));
        return true;
    });

    private static FetchDefinition OfConnection(string name, SampleType type, SetValue set) => new(name, type, SamplePlaces.ServerSide, (context, _, ref sample) =>
    {
        if (context.Stream is not { HasServerConnection: true } stream)
            return false;
        set(stream, ref sample);
        return true;
    });
}
