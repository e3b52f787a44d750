using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What was captured in a slot: <c>capture.req.hdr</c>, <c>capture.res.hdr</c> (configuration.txt 7.3.6).</summary>
internal static class CaptureFetches
{
    public static readonly FetchDefinition[] All =
    [
        Of("capture.req.hdr", SamplePlaces.Stream & ~SamplePlaces.Check, SampleDirection.Request),
        Of("capture.res.hdr", SamplePlaces.Response | SamplePlaces.Log, SampleDirection.Response),
    ];

    private static FetchDefinition Of(string name, SamplePlaces places, SampleDirection direction) => new(name, SampleType.Str, places, (context, arguments, ref sample) =>
    {
        if (context.Stream?.Captures?[direction, arguments.Number(0)] is not { } value)
            return false;
        sample.SetText(value);
        return true;
    })
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Integer),
    };
}
