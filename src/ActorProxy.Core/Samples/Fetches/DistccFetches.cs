using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Distcc;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>Tokens of a distcc message (configuration.txt 7.3.5).</summary>
internal static class DistccFetches
{
    private const SamplePlaces Places = SamplePlaces.Request | SamplePlaces.Response | SamplePlaces.Check;
    private static readonly ArgumentSpec Token = new(1, ArgumentKind.Text, ArgumentKind.Integer);

    public static readonly FetchDefinition[] All =
    [
        new("distcc_param", SampleType.SInt, Places, Parameter) { Arguments = Token, Prepare = Check },
        new("distcc_body", SampleType.Bin, Places, Body) { Arguments = Token, Prepare = Check },
    ];

    private static string? Check(Arguments arguments, CompilationScope scope) =>
        arguments.Bytes(0).Length == 4 ? null : $"a token's name has four letters, not '{arguments.Text(0)}'";

    private static bool Parameter(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var result = DistccMessage.Find(context.Payload(context.Direction).Span, arguments.Bytes(0), arguments.Number(1), context.Scratch.LimitBytes, out var parameter, out _);
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(context.Direction);
        sample.SetNumber(parameter);
        return result == InspectionResult.Found;
    }

    private static bool Body(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var received = context.Payload(context.Direction);
        var result = DistccMessage.Find(received.Span, arguments.Bytes(0), arguments.Number(1), context.Scratch.LimitBytes, out _, out var body);
        if (result == InspectionResult.Found && body.End.Value > received.Length)
            result = body.End.Value > context.Scratch.LimitBytes ? InspectionResult.Malformed : InspectionResult.NotYet;
        sample.MayChange = result == InspectionResult.NotYet && !context.IsPayloadComplete(context.Direction);
        if (result != InspectionResult.Found)
            return false;
        sample.SetBinary(received[body]);
        return true;
    }
}
