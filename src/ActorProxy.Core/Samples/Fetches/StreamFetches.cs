using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The stream itself: its number, its fate so far, and what it has moved (configuration.txt 7.3.2 and 7.3.6).</summary>
internal static class StreamFetches
{
    private const SamplePlaces WithServer = (SamplePlaces.SetServer | SamplePlaces.Server) & ~SamplePlaces.Check;

    public static readonly FetchDefinition[] All =
    [
        Bytes("bytes_in", SamplePlaces.Stream, static stream => stream.BytesUploaded),
        Bytes("bytes_out", WithServer, static stream => stream.BytesFromServer),
        Number("prio_class", SamplePlaces.Running, static stream => stream.PriorityClass),
        Number("prio_offset", SamplePlaces.Running, static stream => stream.PriorityOffset),
        Bytes("req.bytes_in", SamplePlaces.Stream, static stream => stream.BytesUploaded),
        Bytes("req.bytes_out", SamplePlaces.Stream, static stream => stream.BytesToServer),
        Bytes("res.bytes_in", WithServer, static stream => stream.BytesFromServer),
        Bytes("res.bytes_out", WithServer, static stream => stream.BytesDownloaded),
        Number("txn.conn_retries", SamplePlaces.ServerSide, static stream => stream.Retries),
        Number("txn.id32", SamplePlaces.Running, static stream => (uint)stream.Number),
        new("internal.strm.is_htx", SampleType.Bool, SamplePlaces.Running, static (context, _, ref sample) =>
        {
            // Streams of bytes, not of HTTP messages.
            sample.SetBool(false);
            return context.Stream is not null;
        }),
        new("last_rule_file", SampleType.Str, SamplePlaces.Running, static (context, _, ref sample) => TextValue.Set(context, context.Stream?.LastRule?.File, ref sample)),
        new("last_rule_line", SampleType.SInt, SamplePlaces.Running, static (context, _, ref sample) =>
        {
            if (context.Stream?.LastRule is not { } rule)
                return false;
            sample.SetNumber(rule.Line);
            return true;
        }),
        new("txn.redispatched", SampleType.Bool, SamplePlaces.ServerSide, static (context, _, ref sample) =>
        {
            if (context.Stream is not { } stream)
                return false;
            sample.SetBool(stream.IsRedispatched);
            return true;
        }),
        new("txn.sess_term_state", SampleType.Str, SamplePlaces.Running, static (context, _, ref sample) => TextValue.Set(context, context.Stream?.TerminationState, ref sample)) { IsKnownAtEnd = true },
    ];

    private static FetchDefinition Bytes(string name, SamplePlaces places, Func<StreamFacts, long> read) => Number(name, places, read) with { IsKnownAtEnd = true };

    private static FetchDefinition Number(string name, SamplePlaces places, Func<StreamFacts, long> read) => new(name, SampleType.SInt, places, (context, _, ref sample) =>
    {
        if (context.Stream is not { } stream)
            return false;
        sample.SetNumber(read(stream));
        return true;
    });
}
