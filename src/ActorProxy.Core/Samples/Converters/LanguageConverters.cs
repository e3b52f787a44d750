using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>language</c>: the one of the known languages that an <c>Accept-Language</c> field prefers (RFC 9110 12.5.4).</summary>
internal static class LanguageConverters
{
    private const int HighestQuality = 1000;

    public static readonly ConverterDefinition[] All =
    [
        new("language", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var preferred = Preferred(sample.Span, (ReadOnlyMemory<byte>[])arguments.Prepared!);
            if (preferred.IsEmpty)
                preferred = arguments[1]?.Bytes ?? default;
            sample.SetText(preferred);
            return !preferred.IsEmpty;
        })
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = Array.ConvertAll(arguments.Text(0).Split(';', StringSplitOptions.RemoveEmptyEntries), one => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(one));
                return null;
            },
        },
    ];

    private static ReadOnlyMemory<byte> Preferred(ReadOnlySpan<byte> field, ReadOnlyMemory<byte>[] known)
    {
        ReadOnlyMemory<byte> best = default;
        var bestQuality = 0;
        while (true)
        {
            field = field.TrimStart(" \t,"u8);
            if (field.IsEmpty)
                return best;
            var end = field.IndexOfAny(" \t,;"u8);
            var token = end < 0 ? field : field[..end];
            field = field[token.Length..];
            foreach (var language in known)
            {
                if (!Matches(token, language.Span))
                    continue;
                if (ReadQuality(ref field) is { } quality && quality > bestQuality)
                {
                    best = language;
                    bestQuality = quality;
                    if (bestQuality >= HighestQuality)
                        return best;
                }

                break;
            }

            var comma = field.IndexOf((byte)',');
            field = comma < 0 ? default : field[(comma + 1)..];
        }
    }

    /// <summary>A variant that is not known itself counts as its base language.</summary>
    private static bool Matches(ReadOnlySpan<byte> token, ReadOnlySpan<byte> language) =>
        token.StartsWith(language) && (token.Length == language.Length || token[language.Length] == '-');

    /// <summary>In thousandths; null where something else than a weight follows.</summary>
    private static int? ReadQuality(ref ReadOnlySpan<byte> field)
    {
        field = field.TrimStart(" \t"u8);
        if (field is [] or [(byte)',', ..])
            return HighestQuality;
        if (field[0] != ';')
            return null;
        var weight = field[1..].TrimStart(" \t"u8);
        if (weight is not [(byte)'q', ..])
            return HighestQuality;
        weight = weight[1..].TrimStart(" \t"u8);
        if (weight is not [(byte)'=', ..])
            return HighestQuality;
        weight = weight[1..].TrimStart(" \t"u8);
        if (weight is not [>= (byte)'0' and <= (byte)'9', ..])
            return HighestQuality;
        var quality = (weight[0] - '0') * HighestQuality;

        // As in HAProxy, the letter behind a weight without a point is passed over too, and with it a comma: the next language is not seen then.
        field = weight[Math.Min(2, weight.Length)..];
        if (weight is not [_, (byte)'.', ..])
            return Math.Min(quality, HighestQuality);
        for (var unit = 100; unit > 0 && field is [>= (byte)'0' and <= (byte)'9', ..]; unit /= 10)
        {
            quality += (field[0] - '0') * unit;
            field = field[1..];
        }

        return Math.Min(quality, HighestQuality);
    }
}
