using System.Buffers.Binary;
using System.Globalization;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Numbers in bytes and out of them: <c>be2dec</c>, <c>le2dec</c>, <c>be2hex</c>, <c>htonl</c>.</summary>
internal static class EndianConverters
{
    private const int LongestNumber = 20;

    public static readonly ConverterDefinition[] All =
    [
        new("htonl", SampleType.SInt, SampleType.Bin, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var bytes = context.Scratch.Rent(4);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.Span, (uint)sample.Number);
            sample.SetBinary(bytes);
            return true;
        }),
        new("be2dec", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments arguments, ref Sample sample) => WriteNumbers(context, arguments, ref sample, false))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Integer, ArgumentKind.Integer),
            Prepare = PrepareNumbers,
        },
        new("le2dec", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments arguments, ref Sample sample) => WriteNumbers(context, arguments, ref sample, true))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Integer, ArgumentKind.Integer),
            Prepare = PrepareNumbers,
        },
        new("be2hex", SampleType.Bin, SampleType.Str, WriteDigits)
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Integer, ArgumentKind.Integer),
            Prepare = PrepareDigits,
        },
    ];

    private static string? PrepareNumbers(Arguments arguments, CompilationScope scope) =>
        arguments.Number(1) is < 1 or > 8 ? "a number has one to eight bytes" : PrepareTruncation(arguments);

    private static string? PrepareDigits(Arguments arguments, CompilationScope scope)
    {
        if (arguments.Number(1) <= 0 && (!arguments.Bytes(0).IsEmpty || arguments.Number(2) != 0))
            return "a chunk has one byte and more";
        return PrepareTruncation(arguments);
    }

    private static string? PrepareTruncation(Arguments arguments) => arguments.Number(2) is 0 or 1 ? null : "the third argument is 0 or 1";

    private static bool WriteNumbers(SampleContext context, Arguments arguments, ref Sample sample, bool isLittle)
    {
        var chunk = (int)arguments.Number(1);
        var separator = arguments.Bytes(0);
        var source = sample.Span;
        if (arguments.Number(2) == 1)
            source = source[..(source.Length - source.Length % chunk)];
        var text = context.Scratch.Rent(context.Scratch.LimitBytes);
        Span<byte> number = stackalloc byte[LongestNumber];
        var length = 0;
        while (!source.IsEmpty)
        {
            var one = source[..Math.Min(chunk, source.Length)];
            source = source[one.Length..];
            NumberOf(one, isLittle).TryFormat(number, out var digits, default, CultureInfo.InvariantCulture);
            var between = length == 0 ? default : separator;

            // What does not fit is left out.
            if (length + between.Length + digits >= text.Length)
                break;
            between.CopyTo(text.Span[length..]);
            length += between.Length;
            number[..digits].CopyTo(text.Span[length..]);
            length += digits;
        }

        sample.SetText(text[..length]);
        return true;
    }

    private static ulong NumberOf(ReadOnlySpan<byte> bytes, bool isLittle)
    {
        var value = 0UL;
        for (var i = 0; i < bytes.Length; i++)
            value = (value << 8) | bytes[isLittle ? bytes.Length - 1 - i : i];
        return value;
    }

    private static bool WriteDigits(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var chunk = (int)Math.Min(arguments.Number(1), int.MaxValue);
        var separator = arguments.Bytes(0);
        var source = sample.Span;
        if (chunk <= 0)
            chunk = Math.Max(1, source.Length);
        if (arguments.Number(2) == 1)
            source = source[..(source.Length - source.Length % chunk)];
        var text = context.Scratch.Rent(context.Scratch.LimitBytes);
        var length = 0;
        for (var at = 0; at < source.Length; at++)
        {
            var between = at > 0 && at % chunk == 0 ? separator : default;
            if (length + between.Length + 2 > text.Length)
                break;
            between.CopyTo(text.Span[length..]);
            length += between.Length;
            Convert.TryToHexString(source.Slice(at, 1), text.Span[length..], out int _);
            length += 2;
        }

        sample.SetText(text[..length]);
        return true;
    }
}
