using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>The <c>tune.*</c> keywords that have meaning here.</summary>
internal static class TuningKeywords
{
    private const int LargestBuffer = 16 << 20;

    // HAProxy takes any number; each costs every connection that is counted 24 bytes.
    private const int MostStickCounters = 64;

    public static readonly GlobalKeyword[] All =
    [
        new("tune.bufsize", static (load, s) => Size(load, s, 1024, LargestBuffer, static (t, n) => t with { BufferSizeBytes = n })),
        new("tune.maxaccept", static (load, s) => LimitKeywords.Number(s, -1, int.MaxValue, n => load.Global.Tune(t => t with { MaxAccept = n == 0 ? null : n }))),
        new("tune.maxpollevents", static (load, s) => LimitKeywords.Number(s, 0, 100_000, n => load.Global.Tune(t => t with { MaxPollEvents = n == 0 ? null : n }))),
        new("tune.pipesize", static (load, s) => Size(load, s, 0, int.MaxValue, static (t, n) => t with { PipeSizeBytes = n == 0 ? null : n })),
        new("tune.rcvbuf.client", static (load, s) => Size(load, s, 0, int.MaxValue, static (t, n) => t with { ClientReceiveBufferBytes = n == 0 ? null : n })),
        new("tune.rcvbuf.server", static (load, s) => Size(load, s, 0, int.MaxValue, static (t, n) => t with { ServerReceiveBufferBytes = n == 0 ? null : n })),
        new("tune.sndbuf.client", static (load, s) => Size(load, s, 0, int.MaxValue, static (t, n) => t with { ClientSendBufferBytes = n == 0 ? null : n })),
        new("tune.stick-counters", static (load, s) => LimitKeywords.Number(s, 0, MostStickCounters, n => load.Global.Tune(t => t with { StickCounters = n }))),
        new("tune.sndbuf.server", static (load, s) => Size(load, s, 0, int.MaxValue, static (t, n) => t with { ServerSendBufferBytes = n == 0 ? null : n })),
    ];

    private static void Size(LoadState load, Statement statement, int least, int most, Func<TuningConfig, int, TuningConfig> apply)
    {
        if (statement.TakeSize(statement.Keyword, least, most, out var bytes) && statement.ExpectEnd()) load.Global.Tune(t => apply(t, bytes));
    }
}
