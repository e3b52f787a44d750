using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>An argument of a converter that must name a variable.</summary>
internal static class VariableArgument
{
    public static string? Prepare(Arguments arguments, CompilationScope scope) => arguments.Variable(0) is null ? "the name of a variable is expected" : null;

    /// <summary>Reads the value as a type; false when it has none of that type.</summary>
    public static bool TryRead(SampleContext context, VariableName name, SampleType type, ref Sample sample) =>
        context.Variables(name.Scope) is { } variables && variables.TryGet(name, ref sample) && SampleCasts.TryCast(ref sample, type, context.Scratch);
}
