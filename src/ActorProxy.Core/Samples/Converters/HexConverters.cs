using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>hex</c> and <c>hex2i</c>: bytes as hexadecimal digits, and digits as a number.</summary>
internal static class HexConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("hex", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            // What does not fit is left out.
            var taken = sample.Span[..Math.Min(sample.Bytes.Length, context.Scratch.LimitBytes / 2)];
            var text = context.Scratch.Rent(2 * taken.Length);
            Convert.TryToHexString(taken, text.Span, out int _);
            sample.SetText(text);
            return true;
        }),
        new("hex2i", SampleType.Str, SampleType.SInt, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            // Of more than sixteen digits the last ones count.
            var value = 0L;
            foreach (var letter in sample.Span)
            {
                if (!char.IsAsciiHexDigit((char)letter))
                    return false;
                value = (value << 4) | (long)(letter <= '9' ? letter - '0' : (letter & 0x5f) - 'A' + 10);
            }

            sample.SetNumber(value);
            return true;
        }),
    ];
}
