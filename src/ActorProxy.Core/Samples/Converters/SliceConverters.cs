using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>length</c>, <c>bytes</c> and what cuts text at its ends: <c>ltrim</c>, <c>rtrim</c>, <c>cut_crlf</c>.</summary>
internal static class SliceConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("length", SampleType.Str, SampleType.SInt, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.SetNumber(sample.Bytes.Length);
            return true;
        }),
        new("bytes", SampleType.Bin, SampleType.Bin, CutBytes) { Arguments = new ArgumentSpec(1, ArgumentKind.Variable, ArgumentKind.Variable), Prepare = PrepareBytes },
        new("ltrim", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var start = sample.Span.IndexOfAnyExcept(arguments.Bytes(0));
            sample.SetText(start < 0 ? default : sample.Bytes[start..]);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text) },
        new("rtrim", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetText(sample.Bytes[..(sample.Span.LastIndexOfAnyExcept(arguments.Bytes(0)) + 1)]);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text) },
        new("cut_crlf", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            var end = sample.Span.IndexOfAny((byte)'\r', (byte)'\n');
            sample.SetText(end < 0 ? sample.Bytes : sample.Bytes[..end]);
            return true;
        }),
    ];

    private static string? PrepareBytes(Arguments arguments, CompilationScope scope) => arguments.Text(0).Length == 0 ? "an offset is expected" : null;

    /// <summary>An offset or a length that can't be gives nothing, which is a value too.</summary>
    private static bool CutBytes(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!NumberArgument.TryRead(context, arguments, 0, out var offset))
            return false;
        var length = (long)sample.Bytes.Length;
        if (arguments.Has(1) && !NumberArgument.TryRead(context, arguments, 1, out length))
            return false;

        // The type stays: a part of a text is a text.
        sample.Bytes = offset < 0 || offset >= sample.Bytes.Length || length < 0 ? default : sample.Bytes.Slice((int)offset, (int)Math.Min(length, sample.Bytes.Length - offset));
        return true;
    }
}
