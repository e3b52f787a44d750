using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The unit that a fetch of a time is asked for: s, ms or us.</summary>
internal static class TimeUnit
{
    /// <summary>Microseconds per unit, prepared from the argument at an index.</summary>
    public static PrepareArguments At(int index, string otherwise, params string[] allowed) => (arguments, _) =>
    {
        var unit = arguments.Text(index, otherwise);
        if (!allowed.Contains(unit))
            return $"the unit '{unit}' is none of {string.Join(", ", allowed)}";
        arguments.Prepared = unit switch { "s" => Seconds, "ms" => Milliseconds, _ => Microseconds };
        return null;
    };

    private static readonly object Seconds = 1_000_000L;
    private static readonly object Milliseconds = 1_000L;
    private static readonly object Microseconds = 1L;

    /// <summary>Microseconds since 1970, cut to the unit that was asked for.</summary>
    public static long InUnit(Arguments arguments, DateTimeOffset moment) => MicrosecondsOf(moment) / Size(arguments);

    /// <summary>Microseconds per unit.</summary>
    public static long Size(Arguments arguments) => (long)arguments.Prepared!;

    public static long MicrosecondsOf(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
