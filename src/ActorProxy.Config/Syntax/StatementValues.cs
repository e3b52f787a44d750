using System.Globalization;

namespace ActorProxy.Config.Syntax;

/// <summary>Takes numbers, times and sizes from a statement, and reports what is none.</summary>
public static class StatementValues
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public static bool TakeInteger(this Statement statement, Word owner, int least, int most, out int value)
    {
        value = 0;
        // Not TakeArgument, which would be told the range in words each time.
        if (statement.TryTake(out var word) && !word.IsEmpty) return statement.ReadInteger(owner, word, least, most, out value);
        statement.Error(word, $"'{owner}' expects {Range(least, most)}");
        return false;
    }

    public static bool ReadInteger(this Statement statement, Word owner, Word word, int least, int most, out int value)
    {
        if (int.TryParse(word.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most) return true;
        statement.Error(word, $"'{owner}' expects {Range(least, most)}, not '{word}'");
        return false;
    }

    public static bool TakeTime(this Statement statement, Word owner, out TimeSpan time) => statement.TakeTime(owner, Millisecond, out time);

    public static bool TakeTime(this Statement statement, Word owner, TimeSpan defaultUnit, out TimeSpan time)
    {
        time = default;
        return statement.TakeArgument(owner, TimeSyntax.Expectation, out var word) && statement.ReadTime(owner, word, defaultUnit, out time);
    }

    public static bool ReadTime(this Statement statement, Word owner, Word word, TimeSpan defaultUnit, out TimeSpan time)
    {
        var expectation = TimeSyntax.TryParse(word.Span, defaultUnit, out time);
        if (expectation is null) return true;
        statement.Error(word, $"'{owner}' expects {expectation}, not '{word}'");
        return false;
    }

    /// <summary>Takes a time of which 0 means no limit.</summary>
    public static bool TakeTimeout(this Statement statement, Word owner, out TimeSpan? time)
    {
        var isRead = statement.TakeTime(owner, out var value);
        time = value == TimeSpan.Zero ? null : value;
        return isRead;
    }

    public static bool TakeSize(this Statement statement, Word owner, long least, long most, out int bytes)
    {
        bytes = 0;
        if (!statement.TakeArgument(owner, SizeSyntax.Expectation, out var word)) return false;
        if (!SizeSyntax.TryParse(word.Span, out var size))
        {
            statement.Error(word, $"'{owner}' expects {SizeSyntax.Expectation}, not '{word}'");
            return false;
        }
        if (size < least || size > most)
        {
            statement.Error(word, $"'{owner}' expects {least} to {most} bytes, not {size}");
            return false;
        }
        bytes = (int)size;
        return true;
    }

    private static string Range(int least, int most) => (least, most) switch
    {
        (_, int.MaxValue) => $"a whole number from {least} on",
        _ => $"a whole number from {least} to {most}",
    };
}
