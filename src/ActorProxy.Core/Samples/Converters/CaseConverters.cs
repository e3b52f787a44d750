using System.Text;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>lower</c> and <c>upper</c>, for ASCII letters.</summary>
internal static class CaseConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("lower", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var text = context.Scratch.Rent(sample.Bytes.Length);
            Ascii.ToLower(sample.Span, text.Span, out int _);
            sample.SetText(text);
            return true;
        }),
        new("upper", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var text = context.Scratch.Rent(sample.Bytes.Length);
            Ascii.ToUpper(sample.Span, text.Span, out int _);
            sample.SetText(text);
            return true;
        }),
    ];
}
