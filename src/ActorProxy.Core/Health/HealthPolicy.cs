using ActorProxy.Config.Model;

namespace ActorProxy.Core.Health;

/// <summary>What a server's line says about its checks: how many count, how often they run, and what observed errors do.</summary>
public sealed record HealthPolicy
{
    public int Rise { get; init; } = 2;
    public int Fall { get; init; } = 3;
    public TimeSpan Inter { get; init; } = TimeSpan.FromSeconds(2);
    public TimeSpan? FastInter { get; init; }
    public TimeSpan? DownInter { get; init; }
    public InitState InitState { get; init; } = InitState.Up;
    public ObserveMode Observe { get; init; }
    public int ErrorLimit { get; init; } = 10;
    public OnErrorAction OnError { get; init; } = OnErrorAction.FailCheck;

    /// <summary>The counter's highest value: fully up.</summary>
    public int Full => Rise + Fall - 1;

    /// <summary>The policy of a server line; null when it has no checks of its own.</summary>
    public static HealthPolicy? Of(ServerConfig server) => server.Check is not { } check || server.Track is not null ? null : new()
    {
        Rise = check.Rise,
        Fall = check.Fall,
        Inter = check.Inter,
        FastInter = check.FastInter,
        DownInter = check.DownInter,
        InitState = server.InitState,
        Observe = server.Observe,
        ErrorLimit = server.ErrorLimit,
        OnError = server.OnError,
    };

    /// <summary>The time from one check's end to the next one's start (configuration.txt 5.2, inter).</summary>
    /// <param name="isStopped">Whether the server counts as down.</param>
    public TimeSpan IntervalAt(HealthState health, bool isStopped, bool isHastened)
        => health.Counter == Full && !isHastened ? Inter
            : isStopped && health.Counter == 0 ? DownInter ?? Inter
            : FastInter ?? Inter;

    /// <summary>Adds the noise of <c>spread-checks</c>: up to that share more or less.</summary>
    /// <param name="draw">A random number from 0 to 1.</param>
    /// <param name="limit"><c>max-spread-checks</c>, or null.</param>
    public static TimeSpan Spread(TimeSpan interval, int spreadPercent, double draw, TimeSpan? limit = null)
    {
        var most = interval * spreadPercent / 100.0;
        if (limit is { } cap && most > cap)
            most = cap;
        return interval + most * (1 - 2 * draw);
    }
}
