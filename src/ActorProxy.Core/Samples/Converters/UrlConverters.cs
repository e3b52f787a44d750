using System.Buffers;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>url_enc</c> and <c>url_dec</c>: percent encoding (RFC 3986 2.1).</summary>
internal static class UrlConverters
{
    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    public static readonly ConverterDefinition[] All =
    [
        new("url_dec", SampleType.Str, SampleType.Str, Decode) { Arguments = new ArgumentSpec(0, ArgumentKind.Integer) },
        new("url_enc", SampleType.Str, SampleType.Str, Encode)
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) => arguments.Text(0) is "" or "query" ? null : "the only encoding is 'query'",
        },
    ];

    private static bool Encode(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var source = sample.Span;
        var text = context.Scratch.Rent(context.Scratch.LimitBytes);
        var target = text.Span;
        var length = 0;

        // What does not fit is left out, and with it all behind it.
        foreach (var one in source)
        {
            if (Unreserved.Contains(one))
            {
                if (length + 1 >= target.Length)
                    break;
                target[length++] = one;
                continue;
            }

            if (length + 4 >= target.Length)
                break;
            target[length++] = (byte)'%';
            Convert.TryToHexString([one], target[length..], out int _);
            length += 2;
        }

        sample.SetText(text[..length]);
        return true;
    }

    /// <summary>A plus is a space in a form, and so behind a question mark.</summary>
    private static bool Decode(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var source = sample.Span;
        var text = context.Scratch.Rent(source.Length);
        var target = text.Span;
        var isForm = arguments.Number(0) != 0;
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var one = source[i];
            if (one == '%')
            {
                if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2]))
                    return false;
                Convert.FromHexString(source.Slice(i + 1, 2), target[length..], out _, out _);
                length++;
                i += 2;
                continue;
            }

            isForm |= one == '?';
            target[length++] = isForm && one == '+' ? (byte)' ' : one;
        }

        sample.SetText(text[..length]);
        return true;
    }
}
