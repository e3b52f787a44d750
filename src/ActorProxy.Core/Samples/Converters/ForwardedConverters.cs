using System.Globalization;
using ActorProxy.Core.Inspection.Forwarded;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>The header field Forwarded, taken apart and put together: <c>rfc7239_*</c> (configuration.txt 7.3.1).</summary>
internal static class ForwardedConverters
{
    private static readonly byte[] Unknown = "unknown"u8.ToArray();

    public static readonly ConverterDefinition[] All =
    [
        new("rfc7239_is_valid", SampleType.Str, SampleType.Bool, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.SetBool(ForwardedElement.IsValid(sample.Span));
            return true;
        }),
        new("rfc7239_field", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            if (!ForwardedElement.TryFind(sample.Span, (ForwardedParameter)arguments.Prepared!, out var value))
                return false;
            sample.SetText(sample.Bytes[value]);
            return true;
        })
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                ForwardedParameter? parameter = arguments.Text(0) switch
                {
                    "for" => ForwardedParameter.For,
                    "by" => ForwardedParameter.By,
                    "host" => ForwardedParameter.Host,
                    "proto" => ForwardedParameter.Proto,
                    _ => null,
                };
                arguments.Prepared = parameter;
                return parameter is null ? $"'{arguments.Text(0)}' is none of for, by, host, proto" : null;
            },
        },
        new("rfc7239_n2nn", SampleType.Str, SampleType.Any, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            if (!ForwardedNode.TryRead(sample.Span, out var node))
                return false;
            if (node.Address.IsInternet)
                sample.SetAddress(node.Address);
            else
                sample.SetText(sample.Bytes[node.Name]);
            return true;
        }),
        new("rfc7239_n2np", SampleType.Str, SampleType.Any, static (SampleContext _, Arguments _, ref Sample sample) =>
        {
            if (!ForwardedNode.TryRead(sample.Span, out var node))
                return false;
            var name = sample.Bytes[node.PortName];
            if (node.Port >= 0)
                sample.SetNumber(node.Port);
            else if (!name.IsEmpty)
                sample.SetText(name);
            else
                return false;
            return true;
        }),
        new("rfc7239_nn", SampleType.Any, SampleType.Str, NodeName),
        new("rfc7239_np", SampleType.Any, SampleType.Str, NodePort),
    ];

    private static bool NodeName(SampleContext context, Arguments arguments, ref Sample sample)
    {
        switch (sample.Type)
        {
            case SampleType.IPv4:
                return SampleCasts.TryCast(ref sample, SampleType.Str, context.Scratch);
            case SampleType.IPv6:
                if (!SampleCasts.TryCast(ref sample, SampleType.Str, context.Scratch))
                    return false;
                var text = context.Scratch.Rent(sample.Bytes.Length + 2);
                text.Span[0] = (byte)'[';
                sample.Span.CopyTo(text.Span[1..]);
                text.Span[^1] = (byte)']';
                sample.SetText(text);
                return true;
            case SampleType.Str when sample.Bytes.IsEmpty:
                sample.SetText(Unknown);
                return true;
            case SampleType.Str:
                return Obfuscate(context, ref sample);
            default:
                return false;
        }
    }

    private static bool NodePort(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (sample.Type == SampleType.Str)
            return Obfuscate(context, ref sample);
        if (sample.Type != SampleType.SInt || sample.Number is < 0 or > ushort.MaxValue)
            return false;
        var text = context.Scratch.Rent(5);
        sample.Number.TryFormat(text.Span, out var length, default, CultureInfo.InvariantCulture);
        sample.SetText(text[..length]);
        return true;
    }

    private static bool Obfuscate(SampleContext context, ref Sample sample)
    {
        if (!ForwardedNode.IsObfuscated(sample.Span))
            return false;
        var text = context.Scratch.Rent(sample.Bytes.Length + 1);
        text.Span[0] = (byte)'_';
        sample.Span.CopyTo(text.Span[1..]);
        sample.SetText(text);
        return true;
    }
}
