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
        var conditions = SetConditions.None;
        for (var i = 1; i < arguments.Count; i++)
        {
            var one = SetConditionSyntax.Parse(arguments.Text(i));
            if (one == SetConditions.None)
                return $"there is no condition '{arguments.Text(i)}' for setting a variable";
            conditions |= one;
        }

        arguments.Prepared = conditions;
        return VariableArgument.Prepare(arguments, scope);
    }
}
