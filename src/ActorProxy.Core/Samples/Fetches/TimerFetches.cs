using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>How long the steps of a stream took (configuration.txt 8.4), in milliseconds; -1 for one that was not reached.</summary>
internal static class TimerFetches
{
    private const SamplePlaces WithServer = (SamplePlaces.SetServer | SamplePlaces.Server) & ~SamplePlaces.Check;

    public static readonly FetchDefinition[] All =
    [
        Of("fc.timer.handshake", SamplePlaces.Client, static client => client.HandshakeMs),
        Of("fc.timer.total", SamplePlaces.Client & ~SamplePlaces.Check, static client => client.AgeMs) with { IsKnownAtEnd = true },
        Step("bc.timer.connect", SamplePlaces.ServerSide, static times => times.ConnectMs),
        Step("req.timer.queue", SamplePlaces.ServerSide, static times => times.QueueMs),
        Step("res.timer.data", WithServer, static times => times.DataMs) with { IsKnownAtEnd = true },

        // Nothing is idle before a request where there are no requests: the user waits from the accept on.
        Step("txn.timer.total", SamplePlaces.Stream, static times => times.TotalMs) with { IsKnownAtEnd = true },
        Step("txn.timer.user", SamplePlaces.Stream, static times => times.TotalMs) with { IsKnownAtEnd = true },
    ];

    private static FetchDefinition Of(string name, SamplePlaces places, Func<ClientFacts, long> read) => new(name, SampleType.SInt, places, (context, _, ref sample) =>
    {
        if (context.Client is not { } client)
            return false;
        sample.SetNumber(read(client));
        return true;
    });

    private static FetchDefinition Step(string name, SamplePlaces places, Func<StreamTimes, long> read) => new(name, SampleType.SInt, places, (context, _, ref sample) =>
    {
        if (context.Stream is not { } stream)
            return false;
        sample.SetNumber(read(stream.Times));
        return true;
    });
}
