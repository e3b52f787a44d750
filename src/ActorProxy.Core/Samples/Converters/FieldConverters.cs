using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>field</c> and <c>word</c>: parts of a text between separators. Words are not empty, fields may be.</summary>
internal static class FieldConverters
{
    private static readonly ArgumentSpec Spec = new(2, ArgumentKind.Integer, ArgumentKind.Text, ArgumentKind.Integer);

    public static readonly ConverterDefinition[] All =
    [
        new("field", SampleType.Str, SampleType.Str, Field) { Arguments = Spec, Prepare = Prepare },
        new("word", SampleType.Str, SampleType.Str, Word) { Arguments = Spec, Prepare = Prepare },
    ];

    private static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        if (arguments.Number(0) == 0)
            return "the first is numbered 1, and the last -1";
        return arguments.Bytes(1).IsEmpty ? "the separators are missing" : null;
    }

    private static bool Field(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var separators = arguments.Bytes(1);
        var (index, count) = (arguments.Number(0), arguments.Number(2, 1));
        var text = sample.Span;
        var isFromEnd = index < 0;
        var skipped = Distance(index) - 1;

        // The side that is counted from: where the first field begins, or behind which the last one ends.
        var (start, end) = (0, text.Length);
        for (; skipped > 0; skipped--)
        {
            var at = isFromEnd ? text[..end].LastIndexOfAny(separators) : text[start..].IndexOfAny(separators);
            if (at < 0)
                return false;
            if (isFromEnd)
                end = at;
            else
                start += at + 1;
        }

        if (count > 0)
            Bound(text, separators, count, isFromEnd, ref start, ref end);
        sample.SetText(sample.Bytes[start..end]);
        return true;
    }

    /// <summary>Finds the far side of so many fields; all the rest belongs to them when there are fewer.</summary>
    private static void Bound(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separators, long count, bool isFromEnd, ref int start, ref int end)
    {
        var far = isFromEnd ? end : start;
        for (; count > 0; count--)
        {
            var at = isFromEnd ? text[..far].LastIndexOfAny(separators) : text[far..end].IndexOfAny(separators);
            if (at < 0)
                return;
            far = isFromEnd ? at : far + at + 1;
        }

        if (isFromEnd)
            start = far + 1;
        else
            end = far - 1;
    }

    private static bool Word(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var separators = arguments.Bytes(1);
        var (index, count) = (arguments.Number(0), arguments.Number(2, 1));
        var text = sample.Span;
        var isFromEnd = index < 0;
        var (start, end) = (0, text.Length);
        for (var number = 1L; ; number++)
        {
            if (!NextWord(text, separators, isFromEnd, start, end, out var wordStart, out var wordEnd))
            {
                sample.SetText(default);
                return true;
            }

            if (number < Distance(index))
            {
                (start, end) = isFromEnd ? (0, wordStart) : (wordEnd, text.Length);
                continue;
            }

            var (from, to) = (wordStart, wordEnd);
            for (var taken = 1L; count <= 0 || taken < count; taken++)
            {
                if (!NextWord(text, separators, isFromEnd, isFromEnd ? 0 : to, isFromEnd ? from : text.Length, out wordStart, out wordEnd))
                {
                    // Fewer words than asked for: all the rest, separators too.
                    (from, to) = isFromEnd ? (0, to) : (from, text.Length);
                    break;
                }

                (from, to) = isFromEnd ? (wordStart, to) : (from, wordEnd);
            }

            sample.SetText(sample.Bytes[from..to]);
            return true;
        }
    }

    private static long Distance(long index) => index == long.MinValue ? long.MaxValue : Math.Abs(index);

    private static bool NextWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separators, bool isFromEnd, int start, int end, out int wordStart, out int wordEnd)
    {
        (wordStart, wordEnd) = (start, end);
        var rest = text[start..end];
        if (isFromEnd)
        {
            wordEnd = start + rest.LastIndexOfAnyExcept(separators) + 1;
            wordStart = start + text[start..wordEnd].LastIndexOfAny(separators) + 1;
        }
        else
        {
            var at = rest.IndexOfAnyExcept(separators);
            wordStart = at < 0 ? end : start + at;
            var length = text[wordStart..end].IndexOfAny(separators);
            wordEnd = length < 0 ? end : wordStart + length;
        }

        return wordEnd > wordStart;
    }
}
