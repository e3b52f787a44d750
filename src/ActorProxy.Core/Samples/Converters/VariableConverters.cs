using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>set-var</c> and <c>unset-var</c>: keep a value on its way, or forget one.</summary>
internal static class VariableConverters
{
    private const string NameExpected = "the name of a variable is expected";

    public static readonly ConverterDefinition[] All =
    [
        new("set-var", SampleType.Any, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var name = arguments.Variable(0)!;
            if (context.Variables(name.Scope) is not { } variables)
                return false;
            variables.Set(name, sample);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Variable), Prepare = static (arguments, _) => arguments.Variable(0) is null ? NameExpected : null },
        new("unset-var", SampleType.Any, SampleType.Any, static (SampleContext context, Arguments arguments, ref Sample _) =>
        {
            var name = arguments.Variable(0)!;
            context.Variables(name.Scope)?.Unset(name);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Variable), Prepare = static (arguments, _) => arguments.Variable(0) is null ? NameExpected : null },
    ];
}
