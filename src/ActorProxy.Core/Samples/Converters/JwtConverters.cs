using ActorProxy.Core.Inspection.Jwt;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>JSON Web Tokens: <c>jwt_header_query</c>, <c>jwt_payload_query</c>, <c>jwt_verify</c>.</summary>
internal static class JwtConverters
{
    private static readonly ArgumentSpec Query = new(0, ArgumentKind.Text, ArgumentKind.Text);

    public static readonly ConverterDefinition[] All =
    [
        new("jwt_header_query", SampleType.Bin, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample sample) => QueryPart(0, context, arguments, ref sample))
        {
            Arguments = Query,
            Prepare = static (arguments, _) => JsonQuery.Prepare(arguments, mayBeEmpty: true),
        },
        new("jwt_payload_query", SampleType.Bin, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample sample) => QueryPart(1, context, arguments, ref sample))
        {
            Arguments = Query,
            Prepare = static (arguments, _) => JsonQuery.Prepare(arguments, mayBeEmpty: true),
        },
        new("jwt_verify", SampleType.Bin, SampleType.SInt, static (SampleContext context, Arguments arguments, ref Sample sample) => ((JwtVerification)arguments.Prepared!).Apply(context, ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text, ArgumentKind.Text),
            Prepare = JwtVerification.Prepare,
        },
    ];

    private static bool QueryPart(int part, SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!JwtToken.TryFindPart(sample.Span, part, out var range))
            return false;
        var decoded = context.Scratch.Rent(sample.Bytes.Length);
        if (!JwtToken.TryDecode(sample.Span[range], decoded.Span, out var length) || length == 0)
            return false;
        sample.SetText(decoded[..length]);
        return arguments.Prepared is not JsonQuery query || query.Apply(context, ref sample);
    }
}
