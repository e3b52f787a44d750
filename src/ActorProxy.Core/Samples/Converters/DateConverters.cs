using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Time;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Points in time as text, and HTTP's dates as numbers.</summary>
internal static class DateConverters
{
    private static readonly ArgumentSpec FormatSpec = new(1, ArgumentKind.Text, ArgumentKind.Integer);

    public static readonly ConverterDefinition[] All =
    [
        Format("utime", 1, isLocal: false),
        Format("ltime", 1, isLocal: true),
        Format("ms_utime", 1_000, isLocal: false),
        Format("ms_ltime", 1_000, isLocal: true),
        Format("us_utime", 1_000_000, isLocal: false),
        Format("us_ltime", 1_000_000, isLocal: true),
        new("http_date", SampleType.SInt, SampleType.Str, WriteHttpDate)
        {
            Arguments = new ArgumentSpec(0, ArgumentKind.Integer, ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = arguments.Text(1) switch
                {
                    "s" => 1L,
                    "" when !arguments.Has(1) => 1L,
                    "ms" => 1_000L,
                    "us" => 1_000_000L,
                    _ => null,
                };
                return arguments.Prepared is null ? "the units are 's', 'ms' and 'us'" : null;
            },
        },
        new("date", SampleType.Str, SampleType.SInt, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            if (!HttpDate.TryParse(sample.Span, context.Process.Clock.GetUtcNow().Year, out var seconds))
                return false;
            sample.SetNumber(seconds);
            return true;
        }),
    ];

    /// <param name="unitsPerSecond">What the value and the offset count.</param>
    private static ConverterDefinition Format(string name, long unitsPerSecond, bool isLocal) =>
        new(name, SampleType.SInt, SampleType.Str, (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var (seconds, fraction) = unitsPerSecond == 1
                ? (CalendarTime.InRange(sample.Number) + arguments.Number(1), 0)
                : Divide(unchecked(sample.Number + arguments.Number(1)), unitsPerSecond);
            var zone = isLocal ? context.Process.Clock.LocalTimeZone : null;
            var text = context.Scratch.Rent(context.Scratch.LimitBytes - 1);
            var nanoseconds = unitsPerSecond == 1 ? (long?)null : fraction * (1_000_000_000 / unitsPerSecond);
            sample.SetText(text[..((StrftimeFormat)arguments.Prepared!).Write(CalendarTime.Of(seconds, zone), nanoseconds, text.Span)]);
            return true;
        })
        {
            Arguments = FormatSpec,
            Prepare = (arguments, _) =>
            {
                arguments.Prepared = new StrftimeFormat(arguments.Text(0), hasFractions: unitsPerSecond > 1);
                return null;
            },
        };

    private static bool WriteHttpDate(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var units = (long)arguments.Prepared!;
        var value = unchecked(sample.Number + arguments.Number(0));
        var text = context.Scratch.Rent(HttpDate.MaxLength);
        sample.SetText(text[..HttpDate.Write(CalendarTime.Of(CalendarTime.InRange(value / units), null), units > 1, value % units, text.Span)]);
        return true;
    }

    /// <summary>Whole seconds, rounded down, and the rest.</summary>
    private static (long Seconds, long Fraction) Divide(long value, long unitsPerSecond)
    {
        var seconds = Math.DivRem(value, unitsPerSecond, out var rest);
        return rest < 0 ? (seconds - 1, rest + unitsPerSecond) : (seconds, rest);
    }
}
