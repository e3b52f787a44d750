using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>base2</c>: eight digits a byte, so that prefixes of bits can be matched.</summary>
internal static class Base2Converters
{
    private const int DigitsPerByte = 8;

    public static readonly ConverterDefinition[] All =
    [
        new("base2", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            // What does not fit is cut off, as with hex.
            var count = Math.Min(sample.Bytes.Length, context.Scratch.LimitBytes / DigitsPerByte);
            var digits = context.Scratch.Rent(count * DigitsPerByte);
            var at = 0;
            foreach (var one in sample.Span[..count])
            {
                for (var bit = DigitsPerByte - 1; bit >= 0; bit--)
                    digits.Span[at++] = (byte)('0' + (one >> bit & 1));
            }

            sample.SetText(digits);
            return true;
        }),
    ];
}
