using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>reverse</c>, byte by byte, and <c>reverse_dom</c>, label by label of a domain name.</summary>
internal static class ReversalConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("reverse", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var text = context.Scratch.Rent(sample.Bytes.Length);
            sample.Span.CopyTo(text.Span);
            text.Span.Reverse();
            sample.SetText(text);
            return true;
        }),
        new("reverse_dom", SampleType.Str, SampleType.Str, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var text = context.Scratch.Rent(sample.Bytes.Length);
            var (source, target) = (sample.Bytes, text);
            while (source.Span.IndexOf((byte)'.') is var dot and >= 0)
            {
                source.Span[..dot].CopyTo(target.Span[^dot..]);
                target = target[..^(dot + 1)];
                text.Span[target.Length] = (byte)'.';
                source = source[(dot + 1)..];
            }

            source.Span.CopyTo(target.Span);
            sample.SetText(text);
            return true;
        }),
    ];
}
