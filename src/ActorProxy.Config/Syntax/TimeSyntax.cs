namespace ActorProxy.Config.Syntax;

/// <summary>Reads times (configuration.txt 2.5): a whole number and a unit from <c>us</c> to <c>d</c>.</summary>
public static class TimeSyntax
{
    /// <summary>The longest time that HAProxy can wait, about 24.8 days; a longer one is refused.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public const string Expectation = "a time such as 500ms, 30s, 5m, 1h or 1d";

    /// <summary>Reads a time; the fault says what is wrong with it, or is null.</summary>
    /// <param name="defaultUnit">What a number alone counts: one millisecond almost everywhere.</param>
    public static string? TryParse(ReadOnlySpan<char> text, TimeSpan defaultUnit, out TimeSpan time)
    {
        time = default;
        var digits = 0;
        long number = 0;
        while (digits < text.Length && digits < 18 && char.IsAsciiDigit(text[digits])) number = number * 10 + (text[digits++] - '0');
        if (digits == 0) return Expectation;
        var ticksPerUnit = text[digits..] switch
        {
            "" => defaultUnit.Ticks,
            "us" => TimeSpan.TicksPerMicrosecond,
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => 0,
        };
        if (ticksPerUnit == 0) return Expectation;
        if (number > Longest.Ticks / ticksPerUnit) return $"at most {int.MaxValue} ms (about 24.8 days)";
        // Waiting is done in whole milliseconds; a rest is rounded up, so that a time never ends early.
        var milliseconds = (number * ticksPerUnit + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        time = TimeSpan.FromMilliseconds(milliseconds);
        return null;
    }
}
