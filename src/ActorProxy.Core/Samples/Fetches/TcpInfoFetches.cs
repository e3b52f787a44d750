using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What the kernel measures of TCP connections (configuration.txt 7.3.3; tcp(7), TCP_INFO).</summary>
internal static class TcpInfoFetches
{
    public static readonly FetchDefinition[] All =
    [
        Time("bc_rtt", static context => OfServer(context)?.RttUs),
        Time("bc_rttvar", static context => OfServer(context)?.RttVarianceUs),
        Time("fc_rtt", static context => OfClient(context)?.RttUs),
        Time("fc_rttvar", static context => OfClient(context)?.RttVarianceUs),
        Count("fc_fackets", static info => info.Fackets),
        Count("fc_lost", static info => info.Lost),
        Count("fc_reordering", static info => info.Reordering),
        Count("fc_retrans", static info => info.Retransmits),
        Count("fc_sacked", static info => info.Sacked),
        Count("fc_unacked", static info => info.Unacked),
    ];

    private static TcpInfo? OfClient(SampleContext context) => context.Client is { } client && client.TryGetTcpInfo(out var info) ? info : null;

    private static TcpInfo? OfServer(SampleContext context) => context.Stream is { } stream && stream.TryGetServerTcpInfo(out var info) ? info : null;

    private static FetchDefinition Time(string name, Func<SampleContext, uint?> read) => new(name, SampleType.SInt, SamplePlaces.Client, (context, arguments, ref sample) =>
    {
        if (read(context) is not { } microseconds)
            return false;
        var unit = TimeUnit.Size(arguments);
        sample.SetNumber((microseconds + unit / 2) / unit);
        return true;
    })
    {
        Arguments = new ArgumentSpec(0, ArgumentKind.Text),
        Prepare = TimeUnit.At(0, "ms", "ms", "us"),
    };

    // HAProxy takes a unit here as well, and does nothing with it.
    private static FetchDefinition Count(string name, Func<TcpInfo, uint> read) => new(name, SampleType.SInt, SamplePlaces.Client, (context, _, ref sample) =>
    {
        if (OfClient(context) is not { } info)
            return false;
        sample.SetNumber(read(info));
        return true;
    })
    {
        Arguments = new ArgumentSpec(0, ArgumentKind.Text),
    };
}
