namespace ActorProxy.Guardian;

/// <summary>How long the guardian waits before it starts a process again that has died.</summary>
internal static class RestartDelay
{
    /// <summary>A process that lived so long has not died of its start.</summary>
    public static readonly TimeSpan LongLife = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>None after a long life; then seconds that double.</summary>
    /// <param name="shortLives">How many times in a row it lived for less than <see cref="LongLife"/>.</param>
    public static TimeSpan After(int shortLives) =>
        shortLives == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 1L << Math.Min(shortLives - 1, 10)));
}
