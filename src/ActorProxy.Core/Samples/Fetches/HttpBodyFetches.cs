using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The body of an HTTP request: below HTTP mode there is none to look at, only a head (configuration.txt 7.3.6).</summary>
internal static class HttpBodyFetches
{
    public static readonly FetchDefinition[] All =
    [
        new("req.body", SampleType.Bin, SamplePlaces.Request, static (context, _, ref sample) =>
        {
            sample.SetBinary(default);
            return RequestHeads.Of(context, ref sample) is not null;
        }),
        Zero("req.body_len"), Zero("req.body_size"),
        new("req.body_param", SampleType.Bin, SamplePlaces.Request, Nothing)
        {
            Arguments = new ArgumentSpec(0, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) => arguments.Text(1) is "" or "i" ? null : $"'{arguments.Text(1)}' is not 'i'",
        },
    ];

    private static FetchDefinition Zero(string name) => new(name, SampleType.SInt, SamplePlaces.Request, static (context, _, ref sample) =>
    {
        sample.SetNumber(0);
        return RequestHeads.Of(context, ref sample) is not null;
    });

    /// <summary>Waits for the head as the others do, and finds no parameters behind it.</summary>
    private static bool Nothing(SampleContext context, Arguments arguments, ref Sample sample)
    {
        RequestHeads.Of(context, ref sample);
        return false;
    }
}
