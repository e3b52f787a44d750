using System.Buffers.Text;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Base64 (RFC 4648 4) and its variant for addresses (RFC 4648 5), there and back.</summary>
internal static class Base64Converters
{
    public static readonly ConverterDefinition[] All =
    [
        new("base64", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var length = Base64.GetMaxEncodedToUtf8Length(sample.Bytes.Length);
            if (length >= context.Scratch.LimitBytes)
                return false;
            var text = context.Scratch.Rent(length);
            Base64.EncodeToUtf8(sample.Span, text.Span, out int _, out var written);
            sample.SetText(text[..written]);
            return true;
        }),
        new("ub64enc", SampleType.Bin, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            // The padding is left out at the end only, and so needs its room.
            var length = Base64.GetMaxEncodedToUtf8Length(sample.Bytes.Length);
            if (length >= context.Scratch.LimitBytes)
                return false;
            var text = context.Scratch.Rent(length);
            Base64Url.EncodeToUtf8(sample.Span, text.Span, out int _, out var written);
            sample.SetText(text[..written]);
            return true;
        }),
        new("b64dec", SampleType.Str, SampleType.Bin, static (SampleContext context, Arguments _, ref Sample sample) => Decode(context, ref sample, isUrl: false)),
        new("ub64dec", SampleType.Str, SampleType.Bin, static (SampleContext context, Arguments _, ref Sample sample) => Decode(context, ref sample, isUrl: true)),
    ];

    private static bool Decode(SampleContext context, ref Sample sample, bool isUrl)
    {
        var bytes = context.Scratch.Rent((sample.Bytes.Length + 3) / 4 * 3);
        if (!(isUrl ? Base64Decoding.TryDecodeUrl(sample.Span, bytes.Span, out var written) : Base64Decoding.TryDecode(sample.Span, bytes.Span, out written)))
            return false;
        sample.SetBinary(bytes[..written]);
        return true;
    }
}
