using ActorProxy.Core.Inspection;
using ActorProxy.Core.Inspection.Fix;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>fix_is_valid</c> and <c>fix_tag_value</c>: the first message of a FIX session.</summary>
internal static class FixConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("fix_is_valid", SampleType.Bin, SampleType.Bool, static (SampleContext context, Arguments _, ref Sample sample) =>
        {
            var result = FixMessage.Validate(sample.Span);
            sample.MayChange |= result == InspectionResult.NotYet && !context.IsFinal;
            sample.SetBool(result == InspectionResult.Found);
            return result != InspectionResult.NotYet;
        }),
        new("fix_tag_value", SampleType.Bin, SampleType.Bin, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var result = FixMessage.Find(sample.Span, (uint)arguments.Prepared!, out var value);
            sample.MayChange |= result == InspectionResult.NotYet && !context.IsFinal;
            sample.SetBinary(sample.Bytes[value]);
            return result == InspectionResult.Found;
        })
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                if (FixTag.Parse(arguments.Text(0)) is not { } tag)
                    return $"'{arguments.Text(0)}' is neither a tag's number nor one of BeginString, BodyLength, MsgType, SenderCompID, TargetCompID, CheckSum";
                arguments.Prepared = tag;
                return null;
            },
        },
    ];
}
