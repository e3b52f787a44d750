using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>json_query</c>: a value of a JSON text.</summary>
internal static class JsonQueryConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("json_query", SampleType.Str, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample sample) => ((JsonQuery)arguments.Prepared!).Apply(context, ref sample))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) => JsonQuery.Prepare(arguments, mayBeEmpty: false),
        },
    ];
}
