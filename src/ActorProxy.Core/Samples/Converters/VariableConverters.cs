using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>set-var</c> and <c>unset-var</c>: keep a value on its way, or forget one.</summary>
internal static class VariableConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("set-var", SampleType.Any, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var name = arguments.Variable(0)!;
            if (context.Variables(name.Scope) is not { } variables || !((SetConditions)arguments.Prepared!).Allow(variables, name, sample))
                return false;
            variables.Set(name, sample);
            return true;
        })
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Variable, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = PrepareConditions,
        },
        new("unset-var", SampleType.Any, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample _) =>
        {
            var name = arguments.Variable(0)!;
            context.Variables(name.Scope)?.Unset(name);
            return true;
        })
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Variable),
            Prepare = VariableArgument.Prepare,
        },
    ];

    private static string? PrepareConditions(Arguments arguments, CompilationScope scope)
    {
        if (!SetConditionSyntax.TryParse(Enumerable.Range(1, arguments.Count - 1).Select(i => arguments.Text(i)), out var conditions, out var unknown))
            return $"there is no condition '{unknown}' for setting a variable";
        arguments.Prepared = conditions;
        return VariableArgument.Prepare(arguments, scope);
    }
}
