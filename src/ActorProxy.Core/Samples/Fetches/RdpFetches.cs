using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Rdp;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The cookie of a Remote Desktop client (configuration.txt 7.3.5).</summary>
internal static class RdpFetches
{
    private static readonly ArgumentSpec Name = new(0, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        new("req.rdp_cookie", SampleType.Str, SamplePlaces.Request, Value) { Arguments = Name },
        new("rdp_cookie", SampleType.Str, SamplePlaces.Request, Value) { Arguments = Name },
        new("req.rdp_cookie_cnt", SampleType.SInt, SamplePlaces.Request, Count) { Arguments = Name },
        new("rdp_cookie_cnt", SampleType.SInt, SamplePlaces.Request, Count) { Arguments = Name },
    ];

    private static bool Value(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var received = context.Payload(SampleDirection.Request);
        var result = RdpCookie.Find(received.Span, arguments.Bytes(0), out var value);
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(SampleDirection.Request);
        sample.SetText(received[value]);
        return result == InspectionResult.Found;
    }

    /// <summary>0 or 1: only the first cookie counts.</summary>
    private static bool Count(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = RdpCookie.Find(context.Payload(SampleDirection.Request).Span, arguments.Bytes(0), out _);
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(SampleDirection.Request);
        sample.SetNumber(result == InspectionResult.Found ? 1 : 0);
        return result != InspectionResult.NotYet;
    }
}
