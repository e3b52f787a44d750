using System.Globalization;

namespace ActorProxy.TestKit;

/// <summary>How long a test waits for something that must happen, before it says that it did not.</summary>
/// <remarks>
/// Generous on purpose: a deadline is reached only by a failure, so a longer one costs nothing, while a short one fails
/// on a busy machine. <c>ACTORPROXY_TEST_PATIENCE</c> multiplies all of them.
/// </remarks>
public static class Deadlines
{
    private static readonly double Patience =
        double.TryParse(Environment.GetEnvironmentVariable("ACTORPROXY_TEST_PATIENCE"), CultureInfo.InvariantCulture, out var factor) && factor > 0
            ? factor
            : 1;

    /// <summary>For one exchange, one start, one log line: 20 seconds.</summary>
    public static TimeSpan Step { get; } = Of(TimeSpan.FromSeconds(20));

    /// <summary>For a whole load: 90 seconds.</summary>
    public static TimeSpan Load { get; } = Of(TimeSpan.FromSeconds(90));

    public static TimeSpan Of(TimeSpan span) => span * Patience;
}
