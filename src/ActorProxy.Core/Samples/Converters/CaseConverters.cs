using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>lower</c> and <c>upper</c>, for ASCII letters; every other byte stays what it is.</summary>
internal static class CaseConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("lower", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) => Change(context, ref sample, (byte)'A')),
        new("upper", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) => Change(context, ref sample, (byte)'a')),
    ];

    private static bool Change(SampleContext context, ref Sample sample, byte first)
    {
        var source = sample.Span;
        var text = context.Scratch.Rent(source.Length);
        var target = text.Span;
        for (var i = 0; i < source.Length; i++)
            target[i] = (byte)(source[i] - first) < 26 ? (byte)(source[i] ^ 0x20) : source[i];
        sample.SetText(text);
        return true;
    }
}
