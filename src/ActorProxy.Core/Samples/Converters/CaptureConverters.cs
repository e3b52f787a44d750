using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Keeps a value in a slot and passes it on as it is: <c>capture-req</c>, <c>capture-res</c> (configuration.txt 7.3.1).</summary>
internal static class CaptureConverters
{
    public static readonly ConverterDefinition[] All =
    [
        Of("capture-req", SampleDirection.Request),
        Of("capture-res", SampleDirection.Response),
    ];

    private static ConverterDefinition Of(string name, SampleDirection direction) =>
        new(name, SampleType.Str, SampleType.Str, (context, arguments, ref sample) => context.Stream?.Captures?.TrySet(direction, arguments.Number(0), sample.Span) ?? false)
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Integer),
        };
}
